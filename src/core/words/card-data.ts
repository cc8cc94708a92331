import { shown } from './plain-text.ts';
import type { FieldProblem } from '../field-problem.ts';
import type { Measure } from '../measures/measure.ts';
import type { Colleague } from '../measures/people.ts';
import type { DueReading } from '../readings/due-reading.ts';

/** What templates accept: text, numbers, booleans and lists of those; no null and no missing field. */
export type CardValue = string | number | boolean | CardData | readonly CardValue[];
export type CardData = { readonly [field: string]: CardValue };

export const TEMPLATES = [
  'ask-list',
  'reading-form',
  'receipt',
  'not-ready-form',
  'not-mine-form',
  'no-longer-form',
  'notice',
  'manager-digest',
  'reassign-form',
  'query-form',
  'desk-act',
  'document',
  'measure-card',
  'partner-link',
  'partner-figure',
  'tie-form',
  'committee-digest',
  'digest-form',
  'explainer',
  'explainer-draft',
  'group-choice',
  'thrive-link',
  'group-question',
  'thrive-overview',
  'narrative-form',
  'analysis-card',
  'request-form',
  'request',
  'request-list',
  'draft-measure-form',
  'go-live-form',
  'progress',
  'import-summary',
] as const;
export type TemplateName = (typeof TEMPLATES)[number];

/** A view in words: its template, data, and texts for the toast, old clients and screen readers. */
export type Presented = {
  readonly template: TemplateName;
  readonly data: CardData;
  /** Complete on its own, for the toast. */
  readonly summary: string;
  /** For clients that cannot show the card. */
  readonly fallbackText: string;
  readonly speak: string;
};

/** Sent with every press about a due reading. The token makes a repeated press harmless. */
export function pressData(measure: Measure, due: DueReading, rest: readonly number[] = []) {
  return { measure: measure.code, period: due.period.text, card: String(due.form), rest: rest.join(',') };
}

/** The buttons to the pages before and after. */
export const pagerData = (page: number, pages: number) => ({
  isPaged: pages > 1,
  hasEarlier: page > 1,
  earlierPage: String(page - 1),
  hasLater: page < pages,
  laterPage: String(page + 1),
});

/** Characters for names and addresses on a card of 80 KB. The performance team can name other people. */
export const MOST_NAMES = 25_000;

/** People to choose from, by name, as many as fit. */
export function colleagueChoices(colleagues: readonly Colleague[]) {
  return thatFit(
    colleagues.map(({ email, name }) => ({ value: email, title: shown(name || email, 80) })),
    MOST_NAMES,
  );
}

/** The first items that fit into so many characters of JSON. */
export function thatFit<Item>(items: readonly Item[], most: number): readonly Item[] {
  let taken = 0;
  const end = items.findIndex((item) => (taken += JSON.stringify(item).length + 1) > most);
  return end < 0 ? items : items.slice(0, end);
}

export function problemsIn(problems: readonly FieldProblem[], field: FieldProblem['field']): { text: string }[] {
  return problems
    .filter((problem) => problem.field === field)
    .map(({ problem, cure }) => ({ text: shown(`${problem} ${cure}`.trim(), 500) }));
}
