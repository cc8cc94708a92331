import type { Day } from '../../../core/calendar/day.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { Introduction, Occasion } from '../../readings/rules/views.ts';
import type { NarrativeProblem } from './decide-narrative.ts';
import type { Box, Narrative, NarrativeWords } from './narrative.ts';

/** With the wording of the day. */
export type ObjectiveNamed = { readonly code: string; readonly title: string };

export type NarrativeFormView = {
  readonly kind: 'narrativeForm';
  readonly today: Day;
  readonly objective: ObjectiveNamed;
  readonly narrative: Narrative;
  readonly contact: string;
  readonly typed: NarrativeWords;
  /** ISO instant; absent if no draft is shown. */
  readonly draftSavedAt?: string;
  readonly previous?: { readonly period: Period; readonly words: NarrativeWords };
  readonly problems: readonly NarrativeProblem[];
  readonly asked: readonly Box[];
  readonly wasOvertaken: boolean;
  readonly introduction?: Introduction;
  readonly occasion?: Occasion;
  /** Saved by the press that led here. */
  readonly saved?: ObjectiveNamed;
  /** Open narratives of this person after this one. */
  readonly left: number;
};

export type NarrativeLine = {
  readonly objective: ObjectiveNamed;
  readonly lead: string;
  readonly state: 'notAsked' | 'open' | 'answered' | 'namesHidden' | 'released' | 'changedSince';
};

/** `more`: something else waits for this person. */
type Written = { readonly objective: ObjectiveNamed; readonly period: Period; readonly more: boolean };

export type NarrativeNotice =
  | ({ readonly what: 'narrativeSaved' } & Written)
  | ({ readonly what: 'narrativeKept'; readonly dueOn: Day } & Written)
  | {
      readonly what: 'notYourObjective';
      readonly objective: ObjectiveNamed;
      readonly lead: string;
      readonly contact: string;
    }
  | { readonly what: 'noObjective'; readonly contact: string }
  | {
      readonly what: 'narratives';
      readonly period: Period;
      readonly lines: readonly NarrativeLine[];
      /** Absent for people who may not release. */
      readonly toRelease?: number;
      readonly released?: number;
    };

declare module '../../../core/view.ts' {
  interface ViewsOf {
    readonly narratives: NarrativeFormView;
  }
  interface NoticesOf {
    readonly narratives: NarrativeNotice;
  }
}
