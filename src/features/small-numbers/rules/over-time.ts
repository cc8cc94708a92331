import { daysBetween, type Day } from '../../../core/calendar/day.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Period } from '../../../core/periods/period.ts';
import { inUnits } from '../../../core/numbers/decimal.ts';
import { type Known, workOut } from './constraints.ts';
import type { Policy } from './policy.ts';

export type Cell = {
  readonly id: string;
  readonly period: Period;
  readonly count: string;
  readonly hidden: 'small' | 'protects' | undefined;
  readonly fixed: boolean;
};

export type Placed = Cell & { readonly amount: number; readonly from: number; readonly to: number };

/** A day before all periods. */
const ORIGIN = '1800-01-01' as Day;
/** More than the days between any two periods; separates running totals that start again. */
const APART = 1_000_000;
const momentOf = (day: Day) => daysBetween(ORIGIN, day);

/**
 * Readings to hide as well, so that no small number can be derived from the others over time (docs/rules.md, "What
 * could be worked out"). The smallest count that reveals it is hidden first, the newer of two; a small one is no longer
 * marked as small. Points in time are no parts of one another.
 */
export function hideAlso(cells: readonly Cell[], measure: Pick<Measure, 'cumulative'>, policy: Policy): Set<string> {
  const spans = cells.filter(({ period }) => measure.cumulative || period.kind !== 'point-in-time');
  const also = new Set<string>();
  if (!measure.cumulative && areApart(spans)) return also;
  const { placed, scale } = inPlace(spans, measure.cumulative);
  const below = policy.below * scale;
  const moments = placed.flatMap(({ from, to }) => [from, to]);
  for (;;) {
    const leaks = workOut(moments, known(placed, also, below)).filter(({ count }) => count > 0 && count < below);
    const givers = new Set(leaks.flatMap(({ by }) => [...by]));
    const next = placed
      .filter(({ id, hidden, fixed }) => givers.has(id) && hidden !== 'protects' && !fixed && !also.has(id))
      .sort(byWhatIsLostLeast)[0];
    if (next === undefined) return also;
    also.add(next.id);
  }
}

/**
 * Shown cells go before hidden ones: where two small quarters make a small half-year, "fewer than 3" reveals all, and
 * one mark must go. A zero goes last, as it protects little.
 */
export function byWhatIsLostLeast(a: Placed, b: Placed): number {
  return (
    Number(a.hidden === 'small') - Number(b.hidden === 'small') ||
    Number(a.amount === 0) - Number(b.amount === 0) ||
    a.amount - b.amount ||
    b.period.end.localeCompare(a.period.end)
  );
}

/** Periods without a common day cannot be subtracted. */
function areApart(cells: readonly Cell[]): boolean {
  const inOrder = cells.map(({ period }) => period).sort((a, b) => a.start.localeCompare(b.start));
  return inOrder.every((period, index) => index === 0 || (inOrder[index - 1]?.end ?? '') < period.start);
}

/** A running total counts from its own beginning, and starts again where it falls. */
export function inPlace(cells: readonly Cell[], cumulative: boolean): { placed: Placed[]; scale: number } {
  const inOrder = [...cells].sort((a, b) => a.period.end.localeCompare(b.period.end));
  const { units, places } = inUnits(inOrder.map(({ count }) => count));
  let begun = 0;
  const placed = inOrder.map((cell, index): Placed => {
    const amount = Number(units[index] ?? 0n);
    if (cumulative && index > 0 && amount < Number(units[index - 1] ?? 0n)) begun += APART;
    const from = cumulative ? begun : momentOf(cell.period.start);
    return { ...cell, amount, from, to: begun + momentOf(cell.period.end) + 1 };
  });
  return { placed, scale: 10 ** places };
}

/**
 * A reader knows a count, or that it is small; of a protecting cell nothing. Published cells come first, because
 * contradictions to them are skipped.
 */
function known(placed: readonly Placed[], also: ReadonlySet<string>, below: number): Known[] {
  return [...placed]
    .sort((a, b) => Number(b.fixed) - Number(a.fixed))
    .map(({ id, hidden, amount, from, to }) => {
      if (hidden === 'protects' || also.has(id)) return { from, to, least: 0, most: Infinity };
      if (hidden === 'small') return { from, to, least: 1, most: below - 1, id };
      return { from, to, least: amount, most: amount, id };
    });
}
