import type { Day } from '../../../core/calendar/day.ts';
import type { MessageKind } from '../../../messaging/rules/message.ts';
import type { CannotReach, ProgressBy, ProgressGroup, ProgressLine } from './progress.ts';

/** A run that waits for *Send*. */
export type HeldRun = { readonly job: string; readonly people: number };

/** A message that did not arrive, or of which nobody knows: `name` is of whom it is for. */
export type Undelivered = {
  readonly key: string;
  readonly kind: MessageKind;
  readonly state: 'dead' | 'unknown';
  readonly name: string;
  readonly reason: string;
};

/** A group's explainer that waits for a word of its lead or the performance team, and since when. */
export type WaitingDraft = { readonly group: string; readonly since: Day };

/** When a job last ran (ISO instants of the clock on the wall); `at` is empty where it has not run yet. */
export type LastBeat = {
  readonly job: string;
  readonly at: string;
  readonly next: string;
  readonly outcome: 'waiting' | 'done' | 'failed';
};

/** Everything that *Progress* says, read once. */
export type Progress = {
  /** ISO instant. */
  readonly at: string;
  readonly today: Day;
  readonly lines: readonly ProgressLine[];
  readonly cannotReach: readonly CannotReach[];
  readonly held: readonly HeldRun[];
  readonly paused?: { readonly since: Day; readonly by: string };
  readonly undelivered: readonly Undelivered[];
  /** Those that nobody touched for a while, the oldest first. */
  readonly waitingDrafts: readonly WaitingDraft[];
  readonly requests: { readonly unanswered: number; readonly late: number };
  readonly beats: readonly LastBeat[];
};

export type ProgressNote =
  | { readonly what: 'sentAgain'; readonly queued: number; readonly skipped: number }
  | { readonly what: 'nothingToSend' };

export type ProgressView = {
  readonly kind: 'progress';
  readonly progress: Progress;
  readonly by: ProgressBy;
  readonly groups: readonly ProgressGroup[];
  /** One of the groups, figure by figure; absent: all of them, counted. */
  readonly group?: ProgressGroup;
  readonly note?: ProgressNote;
};

declare module '../../../core/services.ts' {
  interface Services {
    /** *Progress* as a page to print (HTML). */
    readonly printed: (view: ProgressView) => Promise<Uint8Array>;
  }
}

declare module '../../../core/view.ts' {
  interface ViewsOf {
    readonly progress: ProgressView;
  }
}
