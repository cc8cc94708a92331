import { withoutWords, wordsOf } from './answer-words.ts';
import type { Published, Reading } from './reading.ts';

/**
 * The reading as others may see it: the released version, which is an earlier one while a correction is not released.
 * Undefined if nothing is released. For small numbers see `copyFor`.
 */
export function asReleased(reading: Reading): Reading | undefined {
  if (reading.released) return reading;
  const { published, saidIn: _in, reason: _reason, reportedBefore: _before, openly: _openly, ...rest } = reading;
  return published === undefined ? undefined : { ...withoutWords(rest), ...published, released: true };
}

export function releasedOnes(readings: readonly Reading[]): Reading[] {
  return readings.flatMap((reading) => asReleased(reading) ?? []);
}

/** The revision that gave the figure and the words. A release changes neither, so it is no news. */
export function saidIn({ saidIn: given, revision }: Pick<Reading, 'saidIn' | 'revision'>): number {
  return given ?? revision;
}

/**
 * A change waits for its own release, and until then others see what was released: docs/rules.md, "A correction waits
 * for its release".
 */
export function afterChange(before: Reading | undefined): Pick<Reading, 'released' | 'release' | 'published'> {
  if (before === undefined) return { released: false };
  const { release, published } = before;
  const shown = before.released ? publishedOf(before) : published;
  return { released: false, ...(release && { release }), ...(shown && { published: shown }) };
}

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

/** The figure that was released before, if this one differs: "revised since the last report". Hidden stays hidden. */
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
