import type { Day } from '../calendar/day.ts';
import type { Measure } from './measure.ts';
import type { Period } from '../periods/period.ts';

/**
 * A measure's time with a committee: from a day (absent: as long as the framework remembers) up to and without a day
 * (absent: it is there now). Routing is data with dates, so that a measure that moved is in both histories.
 */
export type Routing = { readonly code: string; readonly from?: Day; readonly until?: Day };

/** Which committees a change of a measure gives it to, and which it takes it from. */
export type RoutingChanges = {
  readonly begun: readonly { readonly committee: string; readonly routing: Routing }[];
  readonly ended: readonly { readonly committee: string; readonly code: string; readonly until: Day }[];
};

/**
 * What changes when a register routes a measure anew; `before` is undefined for a new measure. A measure that moves from
 * one committee to another begins there on the day; one that a committee gets beside the others brings its whole
 * history, for that is what its members asked to see.
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

/** Whether a committee had the measure at the end of a period: that committee's report has it. */
export function isRouted({ from, until }: Routing, period: Pick<Period, 'end'>): boolean {
  return (from === undefined || from <= period.end) && (until === undefined || until > period.end);
}

const codesOf = (measure: Measure | undefined) => (measure?.committees ?? []).map((code) => code.toLowerCase());

function without(codes: readonly string[], others: readonly string[]): string[] {
  return [...new Set(codes)].filter((code) => !others.includes(code));
}
