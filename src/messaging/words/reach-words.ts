import type { NotReached } from '../rules/reach.ts';
import { sentence, shorten, shown } from '../../core/words/plain-text.ts';

/** After the committee's or group's name and a colon. */
export const PLACE_REFUSED_WORDS: Readonly<Record<string, string>> = {
  notInstalled: 'the app is not in its channel or chat',
  removed: 'the app was removed from its channel or chat',
  blocked: 'messages from the app are blocked in its channel or chat',
  switchedOff: "the app is switched off there by Teams' administrator",
  refused: 'Teams does not let the app write to its channel or chat',
};

const MOST_NAMES = 20;

/** Groups people by reason, so that a reason is not repeated for each. */
export function notReachedLines(
  people: readonly { readonly name: string; readonly why: NotReached | 'untried' }[],
): string[] {
  return [...Map.groupBy(people, ({ why }) => why)].map(([why, of]) => {
    const names = of.slice(0, MOST_NAMES).map(({ name }) => shorten(shown(name, 100), 60) || 'somebody');
    const more = of.length - names.length;
    const [only, ...others] = names;
    if (only !== undefined && others.length === 0) return `${sentence(only)}: ${NOT_REACHED_WORDS[why]}.`;
    return `${sentence(NOT_REACHED_WORDS[why])}: ${[...names, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')}.`;
  });
}

/** After a person's name and a colon. It says what Teams does, and does not blame the person. */
export const NOT_REACHED_WORDS: Readonly<Record<NotReached | 'untried', string>> = {
  notInstalled: 'the app is not installed for them',
  removed: 'the app is no longer in their Teams',
  blocked: 'messages from the app are blocked in their Teams',
  switchedOff: "the app is switched off for them by Teams' administrator",
  refused: 'Teams does not let the app write to them',
  untried: 'they have not met the app yet; the first message will show whether it arrives',
};
