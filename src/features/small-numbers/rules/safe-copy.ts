import type { Measure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Override } from '../../../core/measures/override.ts';
import { type Cell, hideAlso } from './over-time.ts';
import { countsIn, isCount, isSmall, type Part, PARTS, type Policy } from './policy.ts';

/**
 * A reading as others may see it. A hidden one has no figure at all, so that nobody shows it by mistake: `small` for a
 * small number, `protects` for one from which a small number could be worked out: that says nothing of its own size.
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

/** What is left of a reading whose figure is hidden. */
export type HiddenReading = Omit<Reading, Part | 'typed' | 'published' | 'reportedBefore'>;

export type SafetyFacts = {
  readonly measure: Pick<Measure, 'unit' | 'cumulative'>;
  /** Undefined: nothing of this measure is hidden. */
  readonly policy: Policy | undefined;
  /** All readings of the measure that a reader may get to see anywhere, of every kind of period. */
  readonly readings: readonly Reading[];
  readonly overrides?: readonly Override[];
  /** Whether the figure was published before, elsewhere or by an earlier release: it is not hidden again. */
  readonly wasPublished?: (reading: Reading) => boolean;
  /** Periods that are hidden because of another measure, with its limit: a part of a total could be worked out with them. */
  readonly also?: ReadonlyMap<string, number>;
};

/** A limit of nought: nothing of such a measure is small by itself. */
const NOTHING_SMALL: Policy = { below: 0 };

/**
 * The copy of a measure's readings that may leave its owner, deputy, manager and the performance team (docs/rules.md, "Who sees what").
 * Everything else that is told of the measure (changes, means, limits, pictures, what stands in a file) is made from
 * `shownReadings` of this copy, for a mean or a change gives a hidden figure away.
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
  // What hides one series of numbers hides the whole reading, which may open another: until nothing more is hidden.
  for (let before = -1; before !== protects.size;) {
    before = protects.size;
    for (const part of PARTS) {
      const cells = cellsOf(part);
      // Denominators are often people at a time, no parts of a year: they are looked at only where one of them is small.
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
      // A large denominator of a small numerator is hidden with it, and protects.
      const saysSmall = small.has(id) && !protects.has(id) && isSmall(counted.count, policy);
      const isHidden = small.has(id) || protects.has(id);
      const hidden = saysSmall ? ('small' as const) : isHidden ? ('protects' as const) : undefined;
      return [{ id, period: reading.period, count: counted.count, hidden, fixed: open(reading) }];
    });
  }
}

/** Whether a figure stands unhidden, whatever its size: it was published before, or somebody recorded that it may. */
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

/** The readings of a safe copy that have a figure: what an analysis for others is made from. */
export function shownReadings(copy: readonly SafeReading[]): Reading[] {
  return copy.flatMap((safe) => (safe.kind === 'shown' ? [safe.reading] : []));
}

/**
 * The measure as others may see it: a baseline that is a small number of people goes too, and one that is the figure of a
 * reading that is hidden.
 */
export function safeMeasure<M extends Measure>(
  measure: M,
  policy: Policy | undefined,
  hidden: readonly Reading[] = [],
): M {
  const { baselineValue } = measure;
  if (baselineValue === undefined) return measure;
  const isOfHidden = hidden.some(
    ({ period, value }) => period.text === measure.baselinePeriod || value === baselineValue,
  );
  const isSmallCount = policy !== undefined && isCount(measure) && isSmall(baselineValue, policy);
  if (!isOfHidden && !isSmallCount) return measure;
  const copy: M & { baselineValue?: string } = { ...measure };
  delete copy.baselineValue;
  return copy;
}
