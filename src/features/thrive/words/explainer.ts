import type { ExplainerFacts, ExplainerView, ExplainerDraftView } from '../rules/views.ts';
import { type CardData, type Presented, problemsIn } from '../../../core/words/card-data.ts';
import { chart } from '../../analysis/words/chart.ts';
import { periodPhrase, longDay, shortDay } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { counted, heading, shorten, shown } from '../../../core/words/plain-text.ts';
import { explainerWords } from './explainer-words.ts';
import { MOST_SENTENCE } from '../rules/wording.ts';

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

/** The chart in words, for readers who cannot see it. */
export function altText({ link: { measure }, history }: ExplainerFacts): string {
  const [first, last] = [history.slice(-MOST_POINTS)[0], history.at(-1)];
  if (first === undefined || last === undefined) return '';
  const at = ({ value, period }: typeof first) => `${shown(formatValue(value, measure), 60)} ${periodPhrase(period)}`;
  return `The chart goes from ${at(first)} to ${at(last)}.`;
}

const DONE = { written: 'Written', approved: 'Approved', sent: 'Sent' } as const;

const DRAFT_NOTES = {
  kept: 'Kept. Nobody sees it until somebody approves it.',
  newer: 'A newer figure has come since: nothing was done, and this is what they would read now.',
} as const;

/** An explainer before it is sent, with a box for the lead's sentence. */
export function explainerDraft(view: ExplainerDraftView): Presented {
  const { facts, state, form, typed, problems, done } = view;
  const name = shorten(shown(facts.group.name), 80);
  const stateLine = stateWords(view, name);
  const data: CardData = {
    ...explainerData(facts),
    card: String(form),
    state: stateLine,
    hasNote: done === 'kept' || done === 'newer',
    note: done === 'kept' || done === 'newer' ? DRAFT_NOTES[done] : '',
    problems: problemsIn(problems, 'note'),
    sentence: shown(typed, 2_000),
    why: shown(
      `This came to whoever is listed as the lead of ${name}. If that is not right, tell ${view.contact}.`,
      300,
    ),
    canWrite: state === 'draft',
    canApprove: state === 'draft',
    canReopen: state === 'approved',
    hasMore: view.more === true,
    hint: `One sentence of at most ${MOST_SENTENCE} characters, in everyday words. Say what your team contributes to, not what it causes. It may stay empty.`,
  };
  return {
    template: 'explainer-draft',
    data,
    summary: shorten(stateLine, 300),
    fallbackText: stateLine,
    speak: stateLine,
  };
}

function stateWords({ state, last, goesOn, facts }: ExplainerDraftView, name: string): string {
  const who = last === undefined ? '' : ` ${DONE[last.what]} by ${shorten(shown(last.by), 80)} on ${longDay(last.on)}.`;
  if (state === 'sent') return `${name} has had this.${who}`;
  if (state === 'approved') {
    const day =
      goesOn === undefined ? 'on the next day on which they may hear from us' : `on ${shortDay(goesOn, facts.today)}`;
    return `${name} gets this ${day}.${who}`;
  }
  return `Only you and the performance team see this: it is what ${name} will read once you approve it.${who}`;
}
