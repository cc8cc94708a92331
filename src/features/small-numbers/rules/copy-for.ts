import type { Framework } from '../../../core/measures/framework.ts';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { asReleased, releasedOnes, saidIn } from '../../../core/readings/published.ts';
import type { Sight } from '../../../core/rights/sights.ts';
import { hideAcross, type Member } from './across-measures.ts';
import { type Named, namedInWords, FREE_TEXTS, type FreeText } from './named-in-words.ts';
import type { Override } from '../../../core/measures/override.ts';
import { countsIn, isCount, isSmall, type Policy, policyOf } from './policy.ts';
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
  readonly withheld: ReadonlyMap<string, readonly FreeText[]>;
};

/** What a copy depends on besides its own measure: the council's rules, and the files of its relatives (`relativesOf`). */
export type CopySetting = {
  readonly framework: Pick<Framework, 'smallNumber' | 'parts'>;
  readonly relatives: readonly Original[];
};

/**
 * The one place that says what a reader may see of a measure: released readings only, unless they may see others; small
 * numbers of people, and what they could be worked out from, hidden unless they may see those; words that name a hidden
 * figure left out, even of a register that was never looked at before its release (docs/rules.md, "Who sees what").
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

/** The hidden figures that a period's words name, for whoever may know them: what stands in the way of its release. */
export function namedInPeriod(
  original: Original,
  sight: Sight,
  context: CopySetting,
  period: string,
): readonly Named[] {
  return hiddenIn(original, sight, context).named.get(period) ?? [];
}

/** What is shown and hidden of a measure's readings, and which hidden figures the words of each period name. */
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
  // Nor may what is not released yet, and is small, be worked out from what is.
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

const hiddenPeriods = (copy: readonly SafeReading[]) =>
  new Set(copy.flatMap((one) => (one.kind === 'hidden' ? [one.reading.period.text] : [])));

/**
 * A measure as a member of its family: with what is not released yet, so that what is hidden is the same before and after
 * the release of any of them, in whatever order they go.
 */
function memberOf({ measure, readings }: Original, sight: Sight, smallNumber: number): Member {
  return {
    measure,
    readings: sight.unreleased ? readings : readings.map((reading) => asReleased(reading) ?? reading),
    policy: policyOf(measure, smallNumber),
    ...(measure.overrides && { overrides: measure.overrides }),
    wasPublished: (reading) => wasPublished(reading, measure),
  };
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

function without<Known extends Reading | HiddenReading>(reading: Known, fields: readonly FreeText[]): Known {
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
  if (reportedBefore === undefined || reportedBefore.hidden === true || (small && isCount(measure))) return reading;
  return { ...reading, reportedBefore };
}

const isSmallFigure = (value: string, policy: Policy) => /^\d+(\.\d+)?$/.test(value) && isSmall(value, policy);
