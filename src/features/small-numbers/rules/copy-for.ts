import type { Framework } from '../../../core/measures/framework.ts';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { asReleased, releasedOnes, saidIn } from '../../../core/readings/published.ts';
import type { Sight } from '../../../core/rights/may.ts';
import { hideAcross, type Member } from './across-measures.ts';
import { type Named, namedInWords, FREE_TEXTS, type FreeText } from './named-in-words.ts';
import type { Override } from '../../../core/measures/choices.ts';
import { countsIn, isCount, isNumber, isSmall, type Policy, policyOf } from './policy.ts';
import {
  hiddenPeriods,
  type HiddenReading,
  safeCopy,
  type SafeReading,
  safeMeasure,
  shownReadings,
} from './safe-copy.ts';

export type Original = Pick<MeasureFile, 'measure' | 'readings'>;

/** A measure as a kind of reader may see it. Everything told to that reader must be made from this copy. */
export type Copy = {
  readonly measure: LiveMeasure;
  /** In the original's order; hidden ones have no figure. */
  readonly readings: readonly SafeReading[];
  /** For trends, limits, charts and changes. */
  readonly shown: readonly Reading[];
  /** Fields whose words name a hidden figure, by the period's text. */
  readonly withheld: ReadonlyMap<string, readonly FreeText[]>;
};

export type CopySetting = {
  readonly framework: Pick<Framework, 'smallNumber' | 'parts'>;
  readonly relatives: readonly Original[];
};

/**
 * The only place that decides what a reader may see of a measure (docs/rules.md, "Who sees what"): unreleased readings,
 * small numbers and what would reveal them, and words that name a hidden figure. It also covers imported readings that
 * were never checked.
 */
export function copyFor(original: Original, sight: Sight, context: CopySetting): Copy {
  const { measure, readings } = original;
  const seen = sight.unreleased ? readings : releasedOnes(readings);
  if (sight.smallNumbers) {
    const all = seen.map((reading): SafeReading => ({ kind: 'shown', reading }));
    return { measure, readings: all, shown: seen, withheld: new Map() };
  }
  const { overrides: _overrides, ...open } = measure;
  const policy = policyOf(measure, context.framework.smallNumber);
  const { copy, named } = hiddenIn(original, sight, context);
  const withheld = new Map<string, readonly FreeText[]>();
  const safe = copy.map((one): SafeReading => {
    const { text } = one.reading.period;
    const fields = FREE_TEXTS.filter((field) => named.get(text)?.some((found) => found.field === field));
    if (fields.length > 0) withheld.set(text, fields);
    if (one.kind === 'hidden') return { ...one, reading: without(one.reading, fields) };
    return { kind: 'shown', reading: withoutBefore(without(one.reading, fields), measure, policy) };
  });
  const hidden = seen.filter((_reading, index) => copy[index]?.kind === 'hidden');
  return { measure: safeMeasure(open, policy, hidden), readings: safe, shown: shownReadings(safe), withheld };
}

/** Hidden figures that block the release of a period. Only for people who may know them. */
export function namedInPeriod(
  original: Original,
  sight: Sight,
  context: CopySetting,
  period: string,
): readonly Named[] {
  return hiddenIn(original, sight, context).named.get(period) ?? [];
}

function hiddenIn(original: Original, sight: Sight, { framework, relatives }: CopySetting) {
  const { measure, readings } = original;
  const { smallNumber, parts = [] } = framework;
  const policy = policyOf(measure, smallNumber);
  const also =
    relatives.length === 0
      ? new Map<string, ReadonlyMap<string, number>>()
      : hideAcross(
          [original, ...relatives].map((one) => memberOf(one, sight, smallNumber)),
          parts,
        );
  const seen = sight.unreleased ? readings : releasedOnes(readings);
  // Unreleased small numbers must not be derivable from shown ones either.
  const unseen = readings.filter(
    (reading) =>
      policy !== undefined &&
      !seen.some(({ period }) => period.text === reading.period.text) &&
      countsIn(reading, measure).some(({ count }) => isSmall(count, policy)),
  );
  const facts = { ...memberOf(original, sight, smallNumber), also: also.get(measure.code) ?? new Map() };
  const copy = safeCopy({ ...facts, readings: [...seen, ...unseen] }).slice(0, seen.length);
  const hidden = hiddenPeriods(copy);
  const elsewhere = relatives.flatMap((one) => {
    const member = memberOf(one, sight, smallNumber);
    const theirs = hiddenPeriods(safeCopy({ ...member, also: also.get(one.measure.code) ?? new Map() }));
    const own = member.readings.filter(({ period }) => theirs.has(period.text));
    return own.map((reading) => ({ reading, measure: one.measure }));
  });
  const named = new Map(
    seen.flatMap((reading) => {
      const mayStand = measure.overrides?.some((known) => standsFor(known, reading)) === true;
      if (mayStand) return [];
      const isHidden = ({ period }: Reading) => hidden.has(period.text);
      const found = namedInWords(reading, seen, isHidden, { ...measure, ...(policy && { policy }), elsewhere });
      return found.length === 0 ? [] : [[reading.period.text, found] as const];
    }),
  );
  return { copy, named };
}

/** Includes unreleased readings, so that the result does not depend on the order of releases. */
function memberOf({ measure, readings }: Original, sight: Sight, smallNumber: number): Member {
  return {
    measure,
    readings: sight.unreleased ? readings : readings.map((reading) => asReleased(reading) ?? reading),
    policy: policyOf(measure, smallNumber),
    ...(measure.overrides && { overrides: measure.overrides }),
    wasPublished: (reading) => wasPublished(reading, measure),
  };
}

export function copyOfPeriod(copy: Copy, period: string): SafeReading | undefined {
  return copy.readings.find(({ reading }) => reading.period.text === period);
}

/**
 * Whether a figure was published before, so that it is not hidden again (docs/rules.md, "Published before"): released
 * unhidden earlier; or imported as published with a source address, while the measure has no `suppress_below` of its
 * own, which would be newer than the page.
 */
export function wasPublished(
  { openly, by, sourceUrl, status, released }: Reading,
  { suppressBelow }: Pick<LiveMeasure, 'suppressBelow'>,
): boolean {
  if (openly === true) return true;
  const fromRegister = by === 'register' && released && status !== 'provisional';
  return fromRegister && sourceUrl.trim() !== '' && suppressBelow === undefined;
}

function standsFor({ what, period, revision }: Override, reading: Reading): boolean {
  return what === 'words' && period === reading.period.text && (revision ?? saidIn(reading)) === saidIn(reading);
}

function without<Known extends Reading | HiddenReading>(reading: Known, fields: readonly FreeText[]): Known {
  if (fields.length === 0) return reading;
  return { ...reading, ...Object.fromEntries(fields.map((field) => [field, ''])) };
}

/** Removes the figure that was replaced if it was a small number, and anything that waits for release. */
function withoutBefore(
  { published: _published, reportedBefore, ...reading }: Reading,
  measure: LiveMeasure,
  policy: Policy | undefined,
): Reading {
  const { value = '' } = reportedBefore ?? {};
  const small = policy !== undefined && isNumber(value) && isSmall(value, policy);
  if (reportedBefore === undefined || reportedBefore.hidden === true || (small && isCount(measure))) return reading;
  return { ...reading, reportedBefore };
}
