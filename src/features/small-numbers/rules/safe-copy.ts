import type { LiveMeasure, Measure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Override } from '../../../core/measures/choices.ts';
import { type Cell, hideAlso } from './over-time.ts';
import { countsIn, isCount, isSmall, type Part, PARTS, type Policy } from './policy.ts';

/**
 * A reading for others. A hidden one has no figure, so that it cannot be shown by mistake: `small` for a small number,
 * `protects` for one that would reveal a small number, which says nothing about its size.
 */
export type SafeReading =
  | { readonly kind: 'shown'; readonly reading: Reading }
  | {
      readonly kind: 'hidden';
      readonly reading: HiddenReading;
      readonly why: 'small' | 'protects';
      readonly below: number;
    };

export type HiddenCopy = Extract<SafeReading, { readonly kind: 'hidden' }>;

export type HiddenReading = Omit<Reading, Part | 'typed' | 'published' | 'reportedBefore'>;

export type SafetyFacts = {
  readonly measure: Pick<Measure, 'unit' | 'unitKind' | 'cumulative'>;
  /** Undefined: nothing of this measure is hidden. */
  readonly policy: Policy | undefined;
  /** All readings of the measure that this reader may see anywhere, of every kind of period. */
  readonly readings: readonly Reading[];
  readonly overrides?: readonly Override[];
  readonly wasPublished?: (reading: Reading) => boolean;
  /** By period: hidden to protect another measure, with its limit. */
  readonly also?: ReadonlyMap<string, number>;
};

/** Without a policy no number is small by itself. */
const NOTHING_SMALL: Policy = { below: 0 };

/**
 * The copy for others than the owner, deputy, manager and the performance team (docs/rules.md, "Who sees what").
 * Changes, means, limits, charts and files for them must be made from its `shownReadings`, because a mean or a change
 * reveals a hidden figure.
 */
export function safeCopy({ measure, readings, also, ...facts }: SafetyFacts): SafeReading[] {
  if (facts.policy === undefined && (also?.size ?? 0) === 0) {
    return readings.map((reading) => ({ kind: 'shown', reading }));
  }
  const policy = facts.policy ?? NOTHING_SMALL;
  const open = (reading: Reading) => isOpen(reading, facts);
  const small = new Set(
    readings
      .filter((reading) => !open(reading) && countsIn(reading, measure).some(({ count }) => isSmall(count, policy)))
      .map(({ period }) => period.text),
  );
  const protects = new Set(also?.keys());
  // Hiding a number hides its whole reading, which may reveal another series: repeat until stable.
  for (let before = -1; before !== protects.size;) {
    before = protects.size;
    for (const part of PARTS) {
      const cells = cellsOf(part);
      // Denominators are often people at a time, not parts of a year. They are checked only if one is small.
      if (part === 'denominator' && cells.every(({ hidden }) => hidden !== 'small')) continue;
      for (const id of hideAlso(cells, measure, policy)) protects.add(id);
    }
  }
  return readings.map((reading): SafeReading => {
    const id = reading.period.text;
    if (!small.has(id) && !protects.has(id)) return { kind: 'shown', reading };
    return {
      kind: 'hidden',
      reading: withoutFigure(reading),
      why: protects.has(id) ? 'protects' : 'small',
      below: also?.get(id) ?? policy.below,
    };
  });

  function cellsOf(part: Part): Cell[] {
    return readings.flatMap((reading) => {
      const counted = countsIn(reading, measure).find((known) => known.part === part);
      if (counted === undefined) return [];
      const id = reading.period.text;
      // A large denominator is hidden with its small numerator, and protects it.
      const saysSmall = small.has(id) && !protects.has(id) && isSmall(counted.count, policy);
      const isHidden = small.has(id) || protects.has(id);
      const hidden = saysSmall ? ('small' as const) : isHidden ? ('protects' as const) : undefined;
      return [{ id, period: reading.period, count: counted.count, hidden, fixed: open(reading) }];
    });
  }
}

export function isOpen(
  reading: Reading,
  { overrides = [], wasPublished }: Pick<SafetyFacts, 'overrides' | 'wasPublished'>,
): boolean {
  if (wasPublished?.(reading) === true) return true;
  return overrides.some(({ what, period }) => what === 'figure' && period === reading.period.text);
}

function withoutFigure(reading: Reading): HiddenReading {
  const { value: _value, typed: _typed, numerator: _numerator, denominator: _denominator, ...rest } = reading;
  const { published: _published, reportedBefore: _reported, ...left } = rest;
  return left;
}

export const hiddenPeriods = (copy: readonly SafeReading[]): Set<string> =>
  new Set(copy.flatMap((one) => (one.kind === 'hidden' ? [one.reading.period.text] : [])));

export function shownReadings(copy: readonly SafeReading[]): Reading[] {
  return copy.flatMap((safe) => (safe.kind === 'shown' ? [safe.reading] : []));
}

/** Without a baseline that is a small number, or equals a hidden reading. */
export function safeMeasure(
  measure: LiveMeasure,
  policy: Policy | undefined,
  hidden: readonly Reading[] = [],
): LiveMeasure {
  const { baselineValue, ...safe } = measure;
  if (baselineValue === undefined) return measure;
  const isOfHidden = hidden.some(
    ({ period, value }) => period.text === measure.baselinePeriod || value === baselineValue,
  );
  const isSmallCount = policy !== undefined && isCount(measure) && isSmall(baselineValue, policy);
  return isOfHidden || isSmallCount ? safe : measure;
}
