import type { Day } from '../../../core/calendar/day.ts';
import type { MessageKind } from '../../../messaging/rules/message.ts';
import type { CannotReach, ProgressBy, ProgressGroup, ProgressLine } from './progress.ts';

export type HeldRun = { readonly job: string; readonly people: number };

/** `name` is the recipient's; `unknown`: it may have arrived. */
export type Undelivered = {
  readonly key: string;
  readonly kind: MessageKind;
  readonly state: 'dead' | 'unknown';
  readonly name: string;
  readonly reason: string;
};

/** Waits for its lead or the performance team. */
export type WaitingDraft = { readonly group: string; readonly since: Day };

/** ISO instants of the real clock; `at` is empty if the job has not run yet. */
export type LastBeat = {
  readonly job: string;
  readonly at: string;
  readonly next: string;
  readonly outcome: 'waiting' | 'done' | 'failed';
};

export type Progress = {
  readonly at: string;
  readonly today: Day;
  readonly lines: readonly ProgressLine[];
  readonly cannotReach: readonly CannotReach[];
  readonly held: readonly HeldRun[];
  readonly paused?: { readonly since: Day; readonly by: string };
  readonly undelivered: readonly Undelivered[];
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
  /** One of the groups, figure by figure; absent: all of them are counted. */
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
