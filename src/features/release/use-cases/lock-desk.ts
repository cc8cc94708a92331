import { readPeriod } from '../../../core/periods/read-period.ts';
import { canUndo } from '../rules/decide-release.ts';
import type { LockView } from '../rules/views.ts';
import type { Which } from '../rules/which.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import { askWhy, refusedView, type DeskPress, scopeOf } from './desk-views.ts';
import { type LockRun, lockReadings, unlockReadings } from './lock-readings.ts';

/** Shows what would be locked; stores nothing. */
export async function showLock(action: UserAction, which: Which): Promise<View> {
  const { services, person } = action;
  return lockView(action, which, 'preview', await lockReadings(services, person.person.key, which, true));
}

export async function lockNow(action: UserAction, which: Which): Promise<View> {
  const { services, person } = action;
  return lockView(action, which, 'done', await lockReadings(services, person.person.key, which));
}

export async function undoLock(action: UserAction, which: Which, { at }: Pick<DeskPress, 'at'>): Promise<View> {
  const { services, context, person } = action;
  if (!canUndo(at, context.now)) return { kind: 'notice', about: { what: 'tooLateToUndo' } };
  const only = { by: person.person.key, at };
  return lockView(
    action,
    which,
    'undone',
    await unlockReadings(services, person.person.key, which, { reason: 'undone', only }),
  );
}

export async function unlockNow(action: UserAction, which: Which, { reason, step }: DeskPress): Promise<View> {
  if (!step || reason === '') return askWhy(action, 'unlock', which, step);
  const run = await unlockReadings(action.services, action.person.person.key, which, { reason });
  const read = readPeriod(which.period);
  if (run.kind === 'refused') return refusedView(run);
  if (read.kind === 'unreadable') return refusedView(read);
  const count = run.rows.filter(({ outcome }) => outcome === 'unlocked').length;
  return { kind: 'notice', about: { what: 'unlocked', count, period: read.period } };
}

async function lockView(action: UserAction, which: Which, stage: LockView['stage'], run: LockRun): Promise<View> {
  const { services, context } = action;
  if (run.kind === 'refused') return refusedView(run);
  const read = readPeriod(run.period);
  if (read.kind === 'unreadable') return refusedView(read);
  const [only] = which.of === 'measures' && which.codes.length === 1 ? which.codes : [];
  const file = only === undefined ? undefined : await services.store.measures.open(only);
  const counted = (outcome: string) => run.rows.filter((row) => row.outcome === outcome);
  return {
    kind: 'lock',
    stage,
    which,
    period: read.period,
    at: run.at,
    scope:
      which.of === 'measures' && file === undefined
        ? { of: 'measures', count: which.codes.length }
        : scopeOf(which, file ? [file] : [], context),
    locked: counted(stage === 'undone' ? 'unlocked' : 'locked').length,
    already: counted('already').length,
    history: counted('history').length,
    stillOpen: counted('stillOpen').map(({ title }) => title),
  };
}
