import type { AuditEntry, Actor } from '../../../core/audit-entry.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { decideLock, type LockOutcome, unlocked } from '../rules/lock.ts';
import type { Which } from '../rules/which.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import { type Services, readToday } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { changeMeasure } from '../../readings/feature.ts';
import type { Refused } from '../../../core/refused.ts';
import { findWhich, type FoundReadings, periodsIn } from './which-readings.ts';

const AT_ONCE = 8;

export type Locked = {
  readonly code: string;
  readonly title: string;
  readonly period: string;
  readonly outcome: LockOutcome['kind'] | 'unlocked' | 'notLocked';
};

export type LockRun = Omit<FoundReadings, 'kind'> & {
  readonly kind: 'done';
  readonly at: string;
  readonly rows: readonly Locked[];
};

/** Locks what has a figure. Everything that one call locks has the same instant, by which it is undone. */
export async function lockReadings(
  services: Services,
  by: Actor,
  which: Which,
  dry = false,
): Promise<LockRun | Refused> {
  const { now, today } = await readToday(services);
  const at = now.toISOString();
  return forEachReading(services, which, at, async (file, periods) =>
    inOneChange(services, file, periods, dry, (current, period) => {
      const due = current.due.find((known) => known.period.text === period);
      const reading = current.readings.find((known) => known.period.text === period);
      const outcome = decideLock(due, reading, { by, at, today });
      if (outcome.kind !== 'locked') return { outcome: outcome.kind };
      const act: AuditEntry = { what: 'locked', about: period, by, at, before: '', after: today, reason: '' };
      return { outcome: outcome.kind, due: outcome.due, act };
    }),
  );
}

/** `only`: those that one act locked, for *Undo*. */
export async function unlockReadings(
  services: Services,
  by: Actor,
  which: Which,
  { reason, only }: { readonly reason: string; readonly only?: { readonly by: Actor; readonly at: string } },
): Promise<LockRun | Refused> {
  const { now } = await readToday(services);
  const at = now.toISOString();
  return forEachReading(services, which, at, async (file, periods) =>
    inOneChange(services, file, periods, false, (current, period) => {
      const due = current.due.find((known) => known.period.text === period);
      const isMeant = only === undefined || (due?.lockedBy?.by === only.by && due.lockedBy.at === only.at);
      const next = due === undefined || !isMeant ? undefined : unlocked(due);
      if (next === undefined) return { outcome: 'notLocked' as const };
      const before = due?.lockedOn ?? '';
      const act: AuditEntry = { what: 'unlocked', about: period, by, at, before, after: '', reason };
      return { outcome: 'unlocked' as const, due: next, act };
    }),
  );
}

type Decided = { readonly outcome: Locked['outcome']; readonly due?: DueReading; readonly act?: AuditEntry };

async function forEachReading(
  services: Services,
  which: Which,
  at: string,
  act: (file: MeasureFile, periods: readonly string[]) => Promise<readonly Locked[]>,
): Promise<LockRun | Refused> {
  const found = await findWhich(services, await readToday(services), which);
  if (found.kind === 'refused') return found;
  const rows = await mapAtOnce(found.files, AT_ONCE, (file) => act(file, periodsIn(file, found.period, which)));
  return { ...found, kind: 'done', at, rows: rows.flat() };
}

function inOneChange(
  services: Services,
  opened: MeasureFile,
  periods: readonly string[],
  dry: boolean,
  decide: (file: MeasureFile, period: string) => Decided,
): Promise<readonly Locked[]> {
  const { code, title } = opened.measure;
  return changeMeasure(services, opened, (file) => {
    const decided = periods.map((period) => ({ period, ...decide(file, period) }));
    const outcome = decided.map((one): Locked => ({ code, title, period: one.period, outcome: one.outcome }));
    const due = decided.flatMap((one) => one.due ?? []);
    if (dry || due.length === 0) return { outcome };
    return { outcome, change: { due, acts: decided.flatMap((one) => one.act ?? []) } };
  });
}
