import type { Day } from '../../../core/calendar/day.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Period } from '../../../core/periods/period.ts';

/** The boxes of a narrative (docs/rules.md, "Narratives of objectives"): four about the objective, and one for what cuts across all of them. */
export const BOXES = ['challenges', 'achievements', 'actions', 'resources', 'crossCutting'] as const;
export type Box = (typeof BOXES)[number];
/** Nobody is asked again about an empty box for cross-cutting issues: there may be none. */
export const ASKED_BOXES: readonly Box[] = ['challenges', 'achievements', 'actions', 'resources'];

/** Characters, as they stand in JSON, that each of the five boxes of the card holds: together they fit what Teams takes. */
export const MOST_IN_JSON = 5_000;

export type NarrativeWords = Readonly<Record<Box, string>>;
export const NO_NARRATIVE: NarrativeWords = {
  challenges: '',
  achievements: '',
  actions: '',
  resources: '',
  crossCutting: '',
};

/** One version of the words; none is lost. Numbers count from 1; `at` is an ISO instant. */
export type NarrativeRevision = NarrativeWords & {
  readonly number: number;
  readonly by: PersonKey;
  readonly at: string;
};

/** What an objective's lead says of a half-year or a year: one objective × one period. */
export type Narrative = {
  readonly objective: string;
  readonly period: Period;
  readonly state: 'open' | 'answered';
  readonly openedOn: Day;
  readonly dueOn: Day;
  /** The token of the newest form, and the one that was handled last: what makes a repeated press harmless. */
  readonly form: number;
  readonly handled: string;
  /** Boxes that were sent back, once; empty where nothing waits for a second look. */
  readonly asked: readonly Box[];
  /** As it stands; absent until something was submitted. */
  readonly words?: NarrativeRevision;
  /** As reports have it: what the performance team released last. */
  readonly released?: NarrativeRevision;
  /** Whom it was last decided about, and the next day on which there is something to decide; absent: nothing more. */
  readonly lead?: PersonKey;
  readonly lookOn?: Day;
};

/** What somebody typed and did not submit. */
export type NarrativeDraft = NarrativeWords & {
  readonly objective: string;
  readonly by: PersonKey;
  readonly at: string;
};

/** Only the words, of anything that has them. */
export function narrativeWords(of: NarrativeWords): NarrativeWords {
  const { challenges, achievements, actions, resources, crossCutting } = of;
  return { challenges, achievements, actions, resources, crossCutting };
}

/** Whether two narratives say the same, but for space at their ends. */
export function sameNarrative(one: NarrativeWords, other: NarrativeWords): boolean {
  return BOXES.every((box) => one[box].trim() === other[box].trim());
}
