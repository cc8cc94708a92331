import type { Day } from '../../../core/calendar/day.ts';

/** What stands under legal hold, after an act or when it is asked for. */
export type LegalHoldsNotice = {
  readonly what: 'legalHolds';
  readonly holds: readonly {
    readonly name: string;
    readonly since: Day;
    readonly by: string;
    readonly reason: string;
  }[];
  /** What became of the act that was typed, and what it named. */
  readonly outcome?:
    | { readonly kind: 'begun' | 'ended' | 'already'; readonly name: string }
    | { readonly kind: 'refused'; readonly because: 'unknown' | 'noReason' | 'notHeld' };
  readonly typed?: string;
};

declare module '../../../core/view.ts' {
  interface NoticesOf {
    readonly records: LegalHoldsNotice;
  }
}
