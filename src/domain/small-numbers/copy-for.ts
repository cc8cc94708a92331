import type { LiveMeasure } from '../measures/measure.ts';
import type { Reading } from '../readings/reading.ts';
import { releasedOnes, saidIn } from '../release/published.ts';
import type { Sight } from '../rights.ts';
import { namedInWords, WORDS, type WordsField } from './named-in-words.ts';
import type { Override } from './override.ts';
import { isCount, isSmall, type Policy, policyOf } from './policy.ts';
import { type HiddenReading, safeCopy, type SafeReading, safeMeasure, shownReadings } from './safe-copy.ts';

/** What a measure's copy is made from: its file will do. */
export type Original = { readonly measure: LiveMeasure; readonly readings: readonly Reading[] };

/** A measure as one kind of reader may see it. Whatever else is told of it is made from this copy, and from nothing else. */
export type Copy = {
  readonly measure: LiveMeasure;
  /** In the order of the original; what is hidden has no figure. */
  readonly readings: readonly SafeReading[];
  /** Those with a figure: for trends, limits, charts and changes. */
  readonly shown: readonly Reading[];
  /** Words that are left out because they name a hidden figure, by the period's text. */
  readonly withheld: ReadonlyMap<string, readonly WordsField[]>;
};

/**
 * The one place that says what a reader may see of a measure: released readings only, unless they may see others; small
 * numbers of people, and what they could be worked out from, hidden unless they may see those; words that name a hidden
 * figure left out, even of a register that was never looked at before its release (design, rules 10 and 11).
 */
export function copyFor({ measure, readings }: Original, sight: Sight, smallNumber: number): Copy {
  const seen = sight.unreleased ? readings : releasedOnes(readings);
  if (sight.smallNumbers) {
    const all = seen.map((reading): SafeReading => ({ kind: 'shown', reading }));
    return { measure, readings: all, shown: seen, withheld: new Map() };
  }
  const { overrides, ...open } = measure;
  const policy = policyOf(measure, smallNumber);
  const copy = safeCopy({
    measure,
    policy,
    readings: seen,
    ...(overrides && { overrides }),
    wasPublished: (reading) => wasPublished(reading, measure),
  });
  const hidden = new Set(copy.flatMap((one) => (one.kind === 'hidden' ? [one.reading.period.text] : [])));
  const isHidden = ({ period }: Reading) => hidden.has(period.text);
  const withheld = new Map<string, readonly WordsField[]>();
  const safe = copy.map((one, index): SafeReading => {
    const original = seen[index];
    if (original === undefined) return one;
    const { text } = original.period;
    const mayStand = overrides?.some((known) => standsFor(known, original)) === true;
    const named = mayStand ? [] : namedInWords(original, seen, isHidden, measure).map(({ field }) => field);
    const fields = WORDS.filter((field) => named.includes(field));
    if (fields.length > 0) withheld.set(text, fields);
    if (one.kind === 'hidden') return { ...one, reading: without(one.reading, fields) };
    return { kind: 'shown', reading: withoutBefore(without(one.reading, fields), measure, policy) };
  });
  return { measure: safeMeasure(open, policy), readings: safe, shown: shownReadings(safe), withheld };
}

/** The safe copy of one period. */
export function copyOfPeriod(copy: Copy, period: string): SafeReading | undefined {
  return copy.readings.find(({ reading }) => reading.period.text === period);
}

/**
 * Whether a figure was published before, and so is not hidden again: it left unhidden with an earlier release; or the
 * register brought it as published, with the address of the page it stands on, and the council has set no limit of its own
 * for the measure since (its own `suppress_below` is newer than any page).
 */
export function wasPublished(
  { openly, by, sourceUrl, status, released }: Reading,
  { suppressBelow }: Pick<LiveMeasure, 'suppressBelow'>,
): boolean {
  if (openly === true) return true;
  const fromRegister = by === 'register' && released && status !== 'provisional';
  return fromRegister && sourceUrl.trim() !== '' && suppressBelow === undefined;
}

/** Whether somebody decided that these very words may stand. */
function standsFor({ what, period, revision }: Override, reading: Reading): boolean {
  return what === 'words' && period === reading.period.text && (revision ?? saidIn(reading)) === saidIn(reading);
}

function without<Known extends Reading | HiddenReading>(reading: Known, fields: readonly WordsField[]): Known {
  if (fields.length === 0) return reading;
  return { ...reading, ...Object.fromEntries(fields.map((field) => [field, ''])) };
}

/** A shown figure without the one that it replaced, where that was a small number; and without what waits behind it. */
function withoutBefore(
  { published: _published, reportedBefore, ...reading }: Reading,
  measure: LiveMeasure,
  policy: Policy | undefined,
): Reading {
  const small = policy !== undefined && reportedBefore !== undefined && isSmallFigure(reportedBefore.value, policy);
  if (reportedBefore === undefined || (small && isCount(measure))) return reading;
  return { ...reading, reportedBefore };
}

const isSmallFigure = (value: string, policy: Policy) => /^\d+(\.\d+)?$/.test(value) && isSmall(value, policy);
