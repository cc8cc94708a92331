import type { Actor } from '../../../core/audit-entry.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { Reading, ReleaseAct } from '../../../core/readings/reading.ts';
import { SIGHTS } from '../../../core/rights/may.ts';
import { copyFor, copyOfPeriod, type CopySetting, namedInPeriod } from '../../small-numbers/rules/copy-for.ts';
import type { Named } from '../../small-numbers/rules/named-in-words.ts';
import { publishedOf, reportedBefore, saidIn } from '../../../core/readings/published.ts';

const NOTES = ['noWords', 'provisional', 'hidden', 'corrects', 'exempt', 'stillOpen'] as const;
export type ReleaseNote = (typeof NOTES)[number];

export type ReleaseOutcome =
  | { readonly kind: 'release'; readonly reading: Reading; readonly notes: readonly ReleaseNote[] }
  /** Its words name a hidden figure: they are changed, or it is recorded that they may be shown. */
  | { readonly kind: 'blocked'; readonly reading: Reading; readonly named: readonly Named[] }
  | { readonly kind: 'already'; readonly reading: Reading; readonly hidden: boolean }
  | { readonly kind: 'noReading' };

/** The relatives are a total and its parts, from which a hidden figure could be worked out. */
export type ReleaseFacts = Pick<MeasureFile, 'measure' | 'readings' | 'due'> &
  CopySetting & { readonly period: string; readonly by: Actor; readonly at: string };

/**
 * Decides on a release (docs/rules.md, "Released readings"). It changes neither figure nor words, and is its own
 * revision, so that the history shows who released what.
 */
export function decideRelease(facts: ReleaseFacts): ReleaseOutcome {
  const { measure, readings, due, period, by, at } = facts;
  const reading = readings.find((known) => known.period.text === period);
  if (reading === undefined) return { kind: 'noReading' };
  if (reading.released) return { kind: 'already', reading, hidden: isHiddenNow(facts) };
  const { published, saidIn: _saidIn, release: _release, undone: _undone, ...rest } = reading;
  const act: ReleaseAct = { act: 'released', by, at };
  const released: Reading = {
    ...rest,
    revision: reading.revision + 1,
    saidIn: saidIn(reading),
    released: true,
    release: act,
    ...reportedBefore(published, reading, published !== undefined && isHiddenNow(facts)),
  };
  const after = readings.map((known) => (known === reading ? released : known));
  const original = { measure, readings: after };
  const copy = copyFor(original, SIGHTS.committee, facts);
  if (copy.withheld.has(period)) {
    return { kind: 'blocked', reading, named: namedInPeriod(original, SIGHTS.committee, facts, period) };
  }
  const isHidden = copyOfPeriod(copy, period)?.kind === 'hidden';
  const opening = due.find((known) => known.period.text === period);
  const isNoted: Record<ReleaseNote, boolean> = {
    noWords: reading.soWhat.trim() === '',
    provisional: reading.status === 'provisional',
    hidden: isHidden,
    corrects: published !== undefined,
    exempt: measure.exempt,
    stillOpen: (opening?.questions.length ?? 0) > 0,
  };
  const notes = NOTES.filter((note) => isNoted[note]);
  return { kind: 'release', reading: isHidden ? released : { ...released, openly: true }, notes };
}

function isHiddenNow(facts: ReleaseFacts): boolean {
  return copyOfPeriod(copyFor(facts, SIGHTS.committee, facts), facts.period)?.kind === 'hidden';
}

/**
 * Withdraws a released reading, with a reason; figure and words stay. A waiting correction is not withdrawn, and just
 * not released. Undefined if nothing is released.
 */
export function decideWithdrawal(reading: Reading, by: Actor, at: string, reason: string): Reading | undefined {
  if (!reading.released && reading.published === undefined) return undefined;
  const { published: _published, openly: _openly, reportedBefore: _before, undone: _undone, ...rest } = reading;
  const release: ReleaseAct = { act: 'withdrawn', by, at, reason };
  return { ...rest, revision: reading.revision + 1, saidIn: saidIn(reading), released: false, release };
}

export type ActUndone = { readonly at: string; readonly by?: Actor };

/**
 * Takes a release or a withdrawal back. Later changes stay, and others see again what they saw before the act.
 * Undefined if the reading's last such act was another. `revisions` are all of the measure's.
 */
export function decideTakingBack(
  reading: Reading,
  revisions: readonly Reading[],
  act: ActUndone,
  undo: { readonly by: Actor; readonly at: string },
): Reading | undefined {
  const own = revisions.filter(({ period }) => period.text === reading.period.text);
  if (!isAct(reading.release, act)) return undefined;
  // Later revisions repeat the act, so the first one with it made it.
  const made = [...own, reading].sort((a, b) => a.revision - b.revision).find((one) => isSame(one, reading));
  const before = own.find(({ revision }) => revision + 1 === made?.revision);
  if (made === undefined || before === undefined) return undefined;
  const next = {
    revision: reading.revision + 1,
    saidIn: saidIn(reading),
    release: { act: 'takenBack', ...undo } satisfies ReleaseAct,
  };
  const { saidIn: _saidIn, release: _release, undone: _undone, ...as } = before;
  if (made.revision === reading.revision) return { ...as, ...next };
  const { published: _published, undone: _was, ...since } = reading;
  const seen = before.released ? publishedOf(before) : before.published;
  return { ...since, ...next, ...(seen && { published: seen }) };
}

const isSame = ({ release: one }: Reading, { release: other }: Reading): boolean =>
  one?.act === other?.act && one?.at === other?.at && one?.by === other?.by;

function isAct(release: Reading['release'], { at, by }: ActUndone): boolean {
  return release?.at === at && release.act !== 'takenBack' && (by === undefined || release.by === by);
}

/** Ten minutes, in milliseconds. */
export const UNDO_FOR = 10 * 60_000;

/** An instant in the future cannot be undone. */
export function canUndo(at: string, now: Date): boolean {
  const since = now.getTime() - Date.parse(at);
  return since >= 0 && since <= UNDO_FOR;
}
