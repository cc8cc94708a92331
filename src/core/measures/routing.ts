import type { Day } from '../calendar/day.ts';
import type { Measure } from './measure.ts';
import type { Period } from '../periods/period.ts';

/**
 * A measure's time with a committee: from `from` (absent: always) until the day before `until` (absent: still). The
 * dates keep a moved measure in both committees' histories.
 */
export type Routing = { readonly code: string; readonly from?: Day; readonly until?: Day };

/** Committees that gain or lose a measure by a change. */
export type RoutingChanges = {
  readonly begun: readonly { readonly committee: string; readonly routing: Routing }[];
  readonly ended: readonly { readonly committee: string; readonly code: string; readonly until: Day }[];
};

/**
 * Compares routings; `before` is undefined for a new measure. A measure that moves between committees begins at the new
 * one today. One that gains a committee brings its whole history (docs/rules.md, "A measure's time with a committee").
 */
export function routingChanges(before: Measure | undefined, now: Measure, today: Day): RoutingChanges {
  const [old, current] = [codesOf(before), codesOf(now)];
  const ended = without(old, current);
  return {
    begun: without(current, old).map((committee) => ({
      committee,
      routing: { code: now.code, ...(ended.length > 0 && { from: today }) },
    })),
    ended: ended.map((committee) => ({ committee, code: now.code, until: today })),
  };
}

/** Whether the committee had the measure at the end of the period, so that its report includes it. */
export function isRouted({ from, until }: Routing, period: Pick<Period, 'end'>): boolean {
  return (from === undefined || from <= period.end) && (until === undefined || until > period.end);
}

const codesOf = (measure: Measure | undefined) => (measure?.committees ?? []).map((code) => code.toLowerCase());

function without(codes: readonly string[], others: readonly string[]): string[] {
  return [...new Set(codes)].filter((code) => !others.includes(code));
}
