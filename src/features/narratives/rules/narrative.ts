import type { Day } from '../../../core/calendar/day.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Period } from '../../../core/periods/period.ts';

/** docs/rules.md, "Narratives of objectives". The last one is about all objectives. */
export const BOXES = ['challenges', 'achievements', 'actions', 'resources', 'crossCutting'] as const;
export type Box = (typeof BOXES)[number];
/** There may be no cross-cutting issues, so an empty box for them is not asked about. */
export const ASKED_BOXES: readonly Box[] = ['challenges', 'achievements', 'actions', 'resources'];

/** Characters of JSON for each box, so that a card fits what Teams accepts. */
export const MOST_IN_JSON = 5_000;

export type NarrativeWords = Readonly<Record<Box, string>>;

export const byBox = <Value>(valueOf: (box: Box) => Value): Readonly<Record<Box, Value>> =>
  Object.fromEntries(BOXES.map((box) => [box, valueOf(box)])) as Record<Box, Value>;

export const NO_NARRATIVE: NarrativeWords = byBox(() => '');

/** Versions are kept. Numbers start at 1; `at` is an ISO instant. */
export type NarrativeRevision = NarrativeWords & {
  readonly number: number;
  readonly by: PersonKey;
  readonly at: string;
};

/** One for each objective and half-year or year. */
export type Narrative = {
  readonly objective: string;
  readonly period: Period;
  readonly state: 'open' | 'answered';
  readonly openedOn: Day;
  readonly dueOn: Day;
  /** Tokens of the newest form and of the last one handled, which make a repeated press harmless. */
  readonly form: number;
  readonly handled: string;
  /** Boxes that were sent back and are not answered yet. */
  readonly asked: readonly Box[];
  /** Absent until submitted. */
  readonly words?: NarrativeRevision;
  /** What reports show. */
  readonly released?: NarrativeRevision;
  /** The lead at the last decision, and the day of the next one; absent: none. */
  readonly lead?: PersonKey;
  readonly lookOn?: Day;
};

export type NarrativeDraft = NarrativeWords & {
  readonly objective: string;
  readonly by: PersonKey;
  readonly at: string;
};

export const narrativeWords = (of: NarrativeWords): NarrativeWords => byBox((box) => of[box]);

/** Ignores space at the ends. */
export function sameNarrative(one: NarrativeWords, other: NarrativeWords): boolean {
  return BOXES.every((box) => one[box].trim() === other[box].trim());
}
