import type { NotReached } from '../domain/managers/reach.ts';

/** Why a person cannot be reached, after their name and a colon. It is said of Teams, never of the person. */
export const NOT_REACHED_WORDS: Readonly<Record<NotReached | 'untried', string>> = {
  notInstalled: 'the app is not installed for them',
  removed: 'the app is no longer in their Teams',
  blocked: 'messages from the app are blocked in their Teams',
  switchedOff: "the app is switched off for them by Teams' administrator",
  refused: 'Teams does not let the app write to them',
  untried: 'they have not met the app yet; the first message will show whether it arrives',
};
