import type { Day } from '../../../core/calendar/day.ts';

export type LegalHoldsNotice = {
  readonly what: 'legalHolds';
  readonly holds: readonly {
    readonly name: string;
    readonly since: Day;
    readonly by: string;
    readonly reason: string;
  }[];
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
