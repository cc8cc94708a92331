import type { Day } from '../../../core/calendar/day.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { Introduction, Occasion } from '../../readings/rules/views.ts';
import type { NarrativeProblem } from './decide-narrative.ts';
import type { Box, Narrative, NarrativeWords } from './narrative.ts';

/** An objective in the words of the day. */
export type ObjectiveNamed = { readonly code: string; readonly title: string };

/** The form of one narrative. */
export type NarrativeFormView = {
  readonly kind: 'narrativeForm';
  readonly today: Day;
  readonly objective: ObjectiveNamed;
  readonly narrative: Narrative;
  readonly contact: string;
  /** What the boxes hold. */
  readonly typed: NarrativeWords;
  /** When the draft shown was saved (ISO instant); absent when it is none. */
  readonly draftSavedAt?: string;
  /** What the same lead's objective said for the period before. */
  readonly previous?: { readonly period: Period; readonly words: NarrativeWords };
  readonly problems: readonly NarrativeProblem[];
  /** Boxes that are asked about, once. */
  readonly asked: readonly Box[];
  /** Somebody changed it since the form was made. */
  readonly wasOvertaken: boolean;
  readonly introduction?: Introduction;
  readonly occasion?: Occasion;
  /** The objective whose words were saved by the press that led here. */
  readonly saved?: ObjectiveNamed;
  /** How many more of this person's are open after this one. */
  readonly left: number;
};

/** One objective of a period, for the performance team and for leads of several. */
export type NarrativeLine = {
  readonly objective: ObjectiveNamed;
  readonly lead: string;
  readonly state: 'notAsked' | 'open' | 'answered' | 'namesHidden' | 'released' | 'changedSince';
};

export type NarrativeNotice =
  | {
      readonly what: 'narrativeSaved';
      readonly objective: ObjectiveNamed;
      readonly period: Period;
      readonly more?: boolean;
    }
  | {
      readonly what: 'narrativeKept';
      readonly objective: ObjectiveNamed;
      readonly period: Period;
      readonly dueOn: Day;
      /** Whether something else waits for this person. */
      readonly more?: boolean;
    }
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
      /** How many would be released by a press; undefined for whoever may not. */
      readonly toRelease?: number;
      /** How many just were. */
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
