import type { AuditEntry, Actor } from '../../../core/audit-entry.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { decideLock, type LockOutcome, unlocked } from '../rules/lock.ts';
import type { Which } from '../rules/which.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import { type Services, readToday } from '../../../core/services.ts';
import type { Day } from '../../../core/calendar/day.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { changeMeasure } from '../../readings/feature.ts';
import type { Refused } from '../../../core/refused.ts';
import { findWhich, type FoundReadings, periodsIn } from './which-readings.ts';
import { canUndo } from '../rules/decide-release.ts';
import type { LockView } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import { askWhy, refusedView, type DeskPress, scopeOf } from './desk-views.ts';

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
export async function lockReadings(services: Services, by: Actor, which: Which, dry = false) {
  return changeEach(services, { what: 'locked', by, which, dry }, (due, reading, moment) => {
    const decided = decideLock(due, reading, { by, ...moment });
    if (decided.kind !== 'locked') return { outcome: decided.kind };
    return { outcome: 'locked', due: decided.due, after: moment.today };
  });
}

/** `only`: those that one act locked, for *Undo*. */
export async function unlockReadings(
  services: Services,
  by: Actor,
  which: Which,
  { reason, only }: { readonly reason: string; readonly only?: { readonly by: Actor; readonly at: string } },
) {
  return changeEach(services, { what: 'unlocked', by, which, reason }, (due) => {
    const isMeant = only === undefined || (due?.lockedBy?.by === only.by && due.lockedBy.at === only.at);
    const next = due === undefined || !isMeant ? undefined : unlocked(due);
    if (next === undefined) return { outcome: 'notLocked' };
    return { outcome: 'unlocked', due: next, before: due?.lockedOn ?? '' };
  });
}

type Act = Pick<AuditEntry, 'what' | 'by'> & {
  readonly which: Which;
  readonly dry?: boolean;
  readonly reason?: string;
};

type Decide = (
  due: DueReading | undefined,
  reading: Reading | undefined,
  moment: { readonly at: string; readonly today: Day },
) => Pick<Locked, 'outcome'> & { readonly due?: DueReading } & Partial<Pick<AuditEntry, 'before' | 'after'>>;

/** Decides on each reading that is meant; all periods of a measure are changed in one transaction. */
async function changeEach(
  services: Services,
  { what, by, which, dry = false, reason = '' }: Act,
  decide: Decide,
): Promise<LockRun | Refused> {
  const context = await readToday(services);
  const moment = { at: context.now.toISOString(), today: context.today };
  const found = await findWhich(services, context, which);
  if (found.kind === 'refused') return found;
  const rows = await mapAtOnce(found.files, AT_ONCE, (opened) =>
    changeMeasure(services, opened, (file) => {
      const { code, title } = file.measure;
      const decided = periodsIn(opened, found.period, which).map((name) => {
        const isMeant = ({ period }: { readonly period: Period }) => period.text === name;
        return { period: name, ...decide(file.due.find(isMeant), file.readings.find(isMeant), moment) };
      });
      const outcome = decided.map((one): Locked => ({ code, title, period: one.period, outcome: one.outcome }));
      const changed = decided.filter((one) => one.due !== undefined);
      if (dry || changed.length === 0) return { outcome };
      const acts = changed.map(({ period: about, before = '', after = '' }): AuditEntry => {
        return { what, about, by, at: moment.at, before, after, reason };
      });
      return { outcome, change: { due: changed.flatMap(({ due }) => due ?? []), acts } };
    }),
  );
  return { ...found, kind: 'done', at: moment.at, rows: rows.flat() };
}

export async function showLock(action: UserAction, which: Which): Promise<View> {
  const { services, person } = action;
  return lockView(action, which, 'preview', await lockReadings(services, person.profile.key, which, true));
}

export async function lockNow(action: UserAction, which: Which): Promise<View> {
  const { services, person } = action;
  return lockView(action, which, 'done', await lockReadings(services, person.profile.key, which));
}

export async function undoLock(action: UserAction, which: Which, { at }: Pick<DeskPress, 'at'>): Promise<View> {
  const { services, context, person } = action;
  if (!canUndo(at, context.now)) return { kind: 'notice', about: { what: 'tooLateToUndo' } };
  const by = person.profile.key;
  const run = await unlockReadings(services, by, which, { reason: 'undone', only: { by, at } });
  return lockView(action, which, 'undone', run);
}

export async function unlockNow(action: UserAction, which: Which, { reason, step }: DeskPress): Promise<View> {
  if (!step || reason === '') return askWhy(action, 'unlock', which, step);
  const run = await unlockReadings(action.services, action.person.profile.key, which, { reason });
  if (run.kind === 'refused') return refusedView(run);
  const count = run.rows.filter(({ outcome }) => outcome === 'unlocked').length;
  return { kind: 'notice', about: { what: 'unlocked', count, period: run.period } };
}

function lockView({ context }: UserAction, which: Which, stage: LockView['stage'], run: LockRun | Refused): View {
  if (run.kind === 'refused') return refusedView(run);
  const { period, at, files, rows } = run;
  const counted = (outcome: string) => rows.filter((row) => row.outcome === outcome);
  return {
    kind: 'lock',
    stage,
    which,
    period,
    at,
    scope: scopeOf(which, files, context),
    locked: counted(stage === 'undone' ? 'unlocked' : 'locked').length,
    already: counted('already').length,
    history: counted('history').length,
    stillOpen: counted('stillOpen').map(({ title }) => title),
  };
}
