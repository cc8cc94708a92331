import { withoutWords, wordsOf } from './answer-words.ts';
import type { Published, Reading } from './reading.ts';

/**
 * The reading as everybody else may see it: the released one, which is the last but one while a correction waits for its
 * release. Undefined where nothing of it is released. Small numbers are another matter: see `copyFor`.
 */
export function asReleased(reading: Reading): Reading | undefined {
  if (reading.released) return reading;
  const { published, saidIn: _in, reason: _reason, reportedBefore: _before, openly: _openly, ...rest } = reading;
  return published === undefined ? undefined : { ...withoutWords(rest), ...published, released: true };
}

/** Of these readings what is released, as it was released. */
export function releasedOnes(readings: readonly Reading[]): Reading[] {
  return readings.flatMap((reading) => asReleased(reading) ?? []);
}

/** The revision that gave the figure and the words: a release changes neither, so that nobody is told of news twice. */
export function saidIn({ saidIn: given, revision }: Pick<Reading, 'saidIn' | 'revision'>): number {
  return given ?? revision;
}

/**
 * What a change of figure or words does to what is published: the change waits for its own release, and until then others
 * see what was released (design, rule 11).
 */
export function afterChange(before: Reading | undefined): Pick<Reading, 'released' | 'release' | 'published'> {
  if (before === undefined) return { released: false };
  const { release, published } = before;
  const shown = before.released ? publishedOf(before) : published;
  return { released: false, ...(release && { release }), ...(shown && { published: shown }) };
}

/** The part that is kept of a released reading while its correction waits. */
export function publishedOf(reading: Reading): Published {
  const { value, typed, numerator, denominator, status } = reading;
  const { method, sample, suppliedBy, sourceUrl, revision, saidIn: given, by, at } = reading;
  const { reason, reportedBefore, openly } = reading;
  return {
    ...{ value, typed, numerator, denominator, status, ...wordsOf(reading) },
    ...{ method, sample, suppliedBy, sourceUrl, revision, by, at },
    ...(given !== undefined && { saidIn: given }),
    ...(reason !== undefined && { reason }),
    ...(reportedBefore && { reportedBefore }),
    ...(openly && { openly }),
  };
}

/** The figure that was released before this one, if this one is another: "revised since the last report"; hidden stays hidden. */
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
