import { createHash } from 'node:crypto';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Actor } from '../../../core/audit-entry.ts';
import { decideRelease, type ReleaseFacts, type ReleaseOutcome } from '../rules/decide-release.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import { type Services, readToday } from '../../../core/services.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { relativesOfARun } from '../../small-numbers/feature.ts';
import { wakeGroupsOf } from '../../../messaging/use-cases/wake-groups.ts';
import type { Refused } from '../../../core/refused.ts';
import type { Which } from '../rules/which.ts';
import { findWhich, type FoundReadings, periodsIn, type ReadingName } from './which-readings.ts';

const AT_ONCE = 8;

export type Released = {
  readonly code: string;
  readonly title: string;
  readonly period: string;
  readonly owner: Measure['owner'];
  readonly outcome: ReleaseOutcome;
};

export type ReleaseOptions = {
  readonly dry?: boolean;
  /** The instant of the act (ISO), if it began before this call. */
  readonly at?: string;
  readonly files?: readonly MeasureFile[];
  /** Names of what was shown, by {@link shownName}: nothing else is released. */
  readonly only?: ReadonlySet<string>;
};

const shownName = (code: string, { period, saidIn }: Reading): string => `${code} ${period.text} ${saidIn}`;
const shownIn = (released: readonly Released[]): string[] =>
  released.flatMap(({ code, outcome }) => (outcome.kind === 'release' ? [shownName(code, outcome.reading)] : []));

/** A mark of the figures that a preview shows, as its button carries it. */
export const seenMark = (released: readonly Released[]): string =>
  createHash('sha256').update(shownIn(released).sort().join('\n')).digest('base64url').slice(0, 22);

/**
 * Releases readings, each by a revision that says who did it and when. All of one call have the same instant, by
 * which they are taken back together. A repeat changes nothing. One storage transaction to open a measure and one for
 * each reading stored.
 */
export async function releaseReadings(
  services: Services,
  by: Actor,
  which: readonly ReadingName[],
  { dry = false, files = [], only, ...act }: ReleaseOptions = {},
): Promise<Released[]> {
  const { framework, now, today } = await readToday(services);
  const known = new Map(files.map((file) => [file.measure.code.toUpperCase(), file]));
  const byCode = Map.groupBy(which, ({ code }) => code.toUpperCase());
  const relatives = relativesOfARun(services, framework, files);
  const released = await mapAtOnce([...byCode], AT_ONCE, async ([code, named]) => {
    let file = known.get(code) ?? (await services.store.measures.open(code));
    const own: Released[] = [];
    for (const period of new Set(named.map((one) => one.period))) {
      if (file === undefined) continue;
      const facts = { period, framework, relatives: await relatives(code), by, at: act.at ?? now.toISOString() };
      const done = await releaseOne(services, file, { ...facts, only }, dry);
      file = done.file;
      const { measure } = file;
      own.push({ code: measure.code, title: measure.title, period, owner: measure.owner, outcome: done.outcome });
    }
    return own;
  });
  const all = released.flat();
  const out = all.filter(({ outcome }) => outcome.kind === 'release').map(({ code }) => code);
  if (!dry) await wakeGroupsOf(services.store, out, today);
  return all;
}

export type ReleaseRun = Omit<FoundReadings, 'kind'> & {
  readonly kind: 'done';
  /** Nothing was released, because it is not what was shown. */
  readonly changed: boolean;
  readonly released: readonly Released[];
};

export async function findAndRelease(
  services: Services,
  by: Actor,
  which: Which,
  dry: boolean,
  /** The mark of the preview whose button was pressed; where it is not of what would be released now, nothing is. */
  seen?: string,
): Promise<ReleaseRun | Refused> {
  const found = await findWhich(services, await readToday(services), which);
  if (found.kind === 'refused') return found;
  const { files } = found;
  const names = files.flatMap((file) =>
    periodsIn(file, found.period, which).map((period) => ({ code: file.measure.code, period })),
  );
  const preview = dry || seen !== undefined ? await releaseReadings(services, by, names, { dry: true, files }) : [];
  const changed = seen !== undefined && seen !== seenMark(preview);
  if (dry || changed) return { ...found, kind: 'done', changed, released: preview };
  const only = seen === undefined ? {} : { only: new Set(shownIn(preview)) };
  return { ...found, kind: 'done', changed, released: await releaseReadings(services, by, names, { files, ...only }) };
}

type Facts = Omit<ReleaseFacts, 'measure' | 'readings' | 'due'> & { readonly only: ReadonlySet<string> | undefined };

type OneReleased = { readonly file: MeasureFile; readonly outcome: ReleaseOutcome };

async function releaseOne({ store }: Services, opened: MeasureFile, facts: Facts, dry: boolean): Promise<OneReleased> {
  const { code } = opened.measure;
  const load = async () => (await store.measures.open(code)) ?? opened;
  return saveWithRetry<MeasureFile, OneReleased>({ what: `measure ${code}`, opened, load }, async (file) => {
    const outcome = decideRelease({ ...file, ...facts });
    if (outcome.kind !== 'release') return { file, outcome };
    // It changed after it was shown.
    if (facts.only?.has(shownName(code, outcome.reading)) === false) return { file, outcome: { kind: 'noReading' } };
    const after = withReading(file, outcome.reading);
    if (dry) return { file: after, outcome };
    if ((await store.measures.save(file, { readings: [outcome.reading] })) !== 'saved') return 'conflict';
    // The chain has moved on, and the next save needs the file as it is stored.
    return { file: (await store.measures.open(code)) ?? after, outcome };
  });
}

const withReading = (file: MeasureFile, reading: MeasureFile['readings'][number]): MeasureFile => ({
  ...file,
  readings: file.readings.map((one) => (one.period.text === reading.period.text ? reading : one)),
});
