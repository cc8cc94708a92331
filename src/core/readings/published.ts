import { withoutWords, wordsOf } from './answer-words.ts';
import type { Published, Reading } from './reading.ts';

/**
 * The released reading: the last but one while a correction waits for its release; undefined if none is released. Small
 * numbers are not hidden here; see `copyFor`.
 */
export function asReleased(reading: Reading): Reading | undefined {
  if (reading.released) return reading;
  const { published, saidIn: _in, reason: _reason, reportedBefore: _before, openly: _openly, ...rest } = reading;
  return published === undefined ? undefined : { ...withoutWords(rest), ...published, released: true };
}

export function releasedOnes(readings: readonly Reading[]): Reading[] {
  return readings.flatMap((reading) => asReleased(reading) ?? []);
}

/** The revision that gave the figure and the words. A release changes neither, so that it is not reported as news. */
export function saidIn({ saidIn: given, revision }: Pick<Reading, 'saidIn' | 'revision'>): number {
  return given ?? revision;
}

/**
 * A change waits for its own release. Until then others see the released reading (docs/rules.md, "A correction waits
 * for its release").
 */
export function afterChange(before: Reading | undefined): Pick<Reading, 'released' | 'release' | 'published'> {
  if (before === undefined) return { released: false };
  const { release, published } = before;
  const shown = before.released ? publishedOf(before) : published;
  return { released: false, ...(release && { release }), ...(shown && { published: shown }) };
}

/** What others continue to see while a correction waits. */
export function publishedOf(reading: Reading): Published {
  const { value, typed, numerator, denominator, status } = reading;
  const { method, sample, suppliedBy, sourceUrl, revision, saidIn: given, by, at } = reading;
  const { reason, reportedBefore, openly } = reading;
  return {
    value,
    typed,
    numerator,
    denominator,
    status,
    ...wordsOf(reading),
    method,
    sample,
    suppliedBy,
    sourceUrl,
    revision,
    by,
    at,
    ...(given !== undefined && { saidIn: given }),
    ...(reason !== undefined && { reason }),
    ...(reportedBefore && { reportedBefore }),
    ...(openly && { openly }),
  };
}

/**
 * The previously released figure if this one differs: "revised since the last report". A hidden figure stays hidden.
 */
export function reportedBefore(
  released: Pick<Reading, 'value' | 'status' | 'reportedBefore'> | undefined,
  now: Pick<Reading, 'value'>,
  wasHidden = false,
): Pick<Reading, 'reportedBefore'> {
  if (released === undefined) return {};
  const { value, status } = released;
  if (value !== now.value) return { reportedBefore: { value, status, ...(wasHidden && { hidden: true }) } };
  return released.reportedBefore === undefined ? {} : { reportedBefore: released.reportedBefore };
}
