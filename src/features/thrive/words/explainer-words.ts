import type { Trend } from '../../analysis/rules/trend.ts';
import type { Influence, Measure } from '../../../core/measures/measure.ts';
import { MOST_SENTENCE, oneSentence } from '../rules/wording.ts';
import type { ExplainerFacts } from '../rules/views.ts';
import { periodPhrase, sincePhrase } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { shown, shorten } from '../../../core/words/plain-text.ts';

/** Two short paragraphs, together at most eight whole sentences. */
export type ExplainerWords = {
  readonly heading: string;
  /** What you do, what it changes for a resident, how it contributes. */
  readonly work: readonly string[];
  /** The figure, its direction, who influences it, the written sentence, thanks. */
  readonly figure: readonly string[];
};

const HANDS: Record<Influence, string> = {
  control: 'The council runs this, so what you do counts for a lot.',
  influence: 'We share this with others, and your work is one part of it.',
  watch: 'No one team can move this alone, so we just keep a close eye on it.',
};
const THANKS = 'Thank you for the work you do.';

/** What a register or a person wrote is shown as it is, one sentence each. The templates name no cause. */
export function explainerWords(facts: ExplainerFacts): ExplainerWords {
  const { group, link, reading, trend, written } = facts;
  const { measure, moves } = link;
  const theirs = (text: string) => shown(oneSentence(text, MOST_SENTENCE));
  const hands = measure.influence === undefined ? '' : HANDS[measure.influence];
  return {
    heading: `${shorten(shown(group.name), 80)}: how your work counts`,
    work: [theirs(group.work), theirs(group.forResidents), theirs(moves)].filter(isSaid),
    figure: [
      figureSentence(measure, facts),
      trend === undefined ? '' : directionSentence(trend, measure),
      hands,
      theirs(written),
      THANKS,
    ].filter(isSaid),
  };

  function figureSentence({ title }: Measure, { reading: { period } }: ExplainerFacts): string {
    const figure = shown(formatValue(reading.value, measure), 60);
    return `“${shorten(shown(title), 120)}” stood at ${figure} ${periodPhrase(period)}.`;
  }
}

/** All sentences in their order. */
export const explainerSentences = (facts: ExplainerFacts): string[] => {
  const { work, figure } = explainerWords(facts);
  return [...work, ...figure];
};

/** The direction without a second figure. Usual ups and downs are not called a change. */
function directionSentence(trend: Trend, { direction }: Measure): string {
  const { previous, change, verdict } = trend;
  if (verdict === 'first' || previous === undefined || change === undefined) {
    return 'It is the first figure of its kind, so there is none to compare it with yet.';
  }
  const since = sincePhrase(previous.period);
  if (/^-?[0.]*$/.test(change)) return `That is the same as ${since.replace(/^since /, 'in ')}.`;
  const way = change.startsWith('-') ? 'down' : 'up';
  if (verdict === 'within' || verdict === 'usualMove')
    return `It has gone ${way} ${since}, but no more than it often does.`;
  const better = direction === 'neutral' ? '' : direction === 'higher' ? 'up' : 'down';
  if (better === '') return `It has gone ${way} ${since}.`;
  return better === way
    ? `It has gone ${way} ${since}, and that is the way we would like it to go.`
    : `It has gone ${way} ${since}, and we would like to see it go ${better}.`;
}

const isSaid = (text: string) => text !== '';
