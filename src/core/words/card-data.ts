import type { Measure } from '../measures/measure.ts';
import type { DueReading } from '../readings/due-reading.ts';

/** What a template can be given: text, numbers, booleans and lists of those; never null, never a missing field. */
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

/** A view in words: which template, what stands in it, and the lines for the toast, for old clients and for a reader. */
export type Presented = {
  readonly template: TemplateName;
  readonly data: CardData;
  /** The toast, which says it all. */
  readonly summary: string;
  /** Shown where the client cannot show the card. */
  readonly fallbackText: string;
  /** Read aloud. */
  readonly speak: string;
};

/** What every press about a due reading carries; the token makes a repeated press harmless. */
export function pressData(measure: Measure, due: DueReading, rest: readonly number[] = []) {
  return { measure: measure.code, period: due.period.text, card: String(due.form), rest: rest.join(',') };
}

/** Characters that names and addresses may take on a card of 80 KB; the performance team can name anybody else. */
export const MOST_NAMES = 25_000;

/** The first of a list that take at most so many characters together, as they stand in a card. */
export function thatFit<Item>(items: readonly Item[], most: number): readonly Item[] {
  let taken = 0;
  const end = items.findIndex((item) => (taken += JSON.stringify(item).length + 1) > most);
  return end < 0 ? items : items.slice(0, end);
}
