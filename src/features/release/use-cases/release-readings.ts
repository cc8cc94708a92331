import type { Measure } from '../../../core/measures/measure.ts';
import type { Actor } from '../../../core/audit-entry.ts';
import { decideRelease, type ReleaseOutcome } from '../rules/decide-release.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import { type Services, readToday } from '../../../core/services.ts';
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
};

/**
 * Releases readings, each by a revision that says who did it and when. All of one call have the same instant, by
 * which they are taken back together. A repeat changes nothing. One storage transaction to open a measure and one for
 * each reading stored.
 */
export async function releaseReadings(
  services: Services,
  by: Actor,
  which: readonly ReadingName[],
  { dry = false, files = [], ...act }: ReleaseOptions = {},
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
      const done = await releaseOne(services, file, facts, dry);
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
  readonly released: readonly Released[];
};

export async function findAndRelease(
  services: Services,
  by: Actor,
  which: Which,
  dry: boolean,
): Promise<ReleaseRun | Refused> {
  const found = await findWhich(services, await readToday(services), which);
  if (found.kind === 'refused') return found;
  const { files } = found;
  const names = files.flatMap((file) =>
    periodsIn(file, found.period, which).map((period) => ({ code: file.measure.code, period })),
  );
  return { ...found, kind: 'done', released: await releaseReadings(services, by, names, { dry, files }) };
}

type Facts = Pick<Parameters<typeof decideRelease>[0], 'period' | 'framework' | 'relatives' | 'by' | 'at'>;

type OneReleased = { readonly file: MeasureFile; readonly outcome: ReleaseOutcome };

async function releaseOne({ store }: Services, opened: MeasureFile, facts: Facts, dry: boolean): Promise<OneReleased> {
  const { code } = opened.measure;
  const load = async () => (await store.measures.open(code)) ?? opened;
  return saveWithRetry<MeasureFile, OneReleased>({ what: `measure ${code}`, opened, load }, async (file) => {
    const outcome = decideRelease({ ...file, ...facts });
    if (outcome.kind !== 'release') return { file, outcome };
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
