import type { ExplainerFacts, ExplainerView } from '../rules/views.ts';
import type { CardData, Presented } from '../../../core/words/card-data.ts';
import { chart } from '../../analysis/words/chart.ts';
import { periodPhrase } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { counted, heading, shorten, shown } from '../../../core/words/plain-text.ts';
import { explainerWords } from './explainer-words.ts';

const NOTES: Record<NonNullable<ExplainerView['done']>, string> = {
  clearNoted: 'Thank you, that is counted.',
  questionSent: 'Thank you. The question is with the performance team, and the answer comes back to whoever asked.',
  questionEmpty: 'There was no question in the box.',
  questionTooLong: 'That question is too long for one message. Please send a shorter one.',
};

/** An explainer as a group sees it: two short paragraphs, a small chart, and the ways to answer. */
export function explainer(view: ExplainerView): Presented {
  const { facts, answers, done, toPrint } = view;
  const words = explainerWords(facts);
  const data: CardData = {
    ...explainerData(facts),
    ...chart(facts.link.measure, facts.history.slice(-MOST_POINTS)),
    alt: altText(facts),
    toPrint,
    print: toPrint ? `Please print this and put it up where ${shorten(shown(facts.group.name), 80)} will see it.` : '',
    hasNote: done !== undefined,
    note: done === undefined ? '' : NOTES[done],
    wasClear:
      answers === 0 ? 'Was this clear?' : `Was this clear? ${counted(answers, 'person has', 'people have')} said.`,
  };
  const text = shown([...words.work, ...words.figure].join(' '), 1500);
  const summary = shorten(words.heading, 200);
  return { template: 'explainer', data, summary, fallbackText: `${summary}. ${text}`, speak: text };
}

/** A chart in a channel is small: the last two years of a monthly measure. */
const MOST_POINTS = 24;

/** What stands in an explainer, sent or not. */
export function explainerData(facts: ExplainerFacts): CardData {
  const words = explainerWords(facts);
  const { group, link, reading } = facts;
  return {
    heading: heading(words.heading),
    work: words.work.join(' '),
    figure: words.figure.join(' '),
    belongs: belongsTo(link),
    group: group.code,
    measure: link.measure.code,
    period: reading.period.text,
    card: '1',
  };
}

/** Objectives and pledges: two lists, in the council's own words. */
export function belongsTo({ objectives, pledges }: ExplainerFacts['link']): { label: string; text: string }[] {
  const lines = (label: string, texts: readonly string[]) =>
    texts.length === 0 ? [] : [{ label, text: shown(texts.join('; '), 400) }];
  return [
    ...lines('What the council wants to do: ', objectives),
    ...lines(pledges.length === 1 ? 'Our Thrive pledge: ' : 'Our Thrive pledges: ', pledges),
  ];
}

/** What the chart shows, for somebody who does not see it. */
export function altText({ link: { measure }, history }: ExplainerFacts): string {
  const [first, last] = [history.slice(-MOST_POINTS)[0], history.at(-1)];
  if (first === undefined || last === undefined) return '';
  const at = ({ value, period }: typeof first) => `${shown(formatValue(value, measure), 60)} ${periodPhrase(period)}`;
  return `The chart goes from ${at(first)} to ${at(last)}.`;
}
