import type { Refused } from '../../../core/refused.ts';
import { canUndo } from '../rules/decide-release.ts';
import type { LockView } from '../rules/views.ts';
import type { Which } from '../rules/which.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import { askWhy, refusedView, type DeskPress, scopeOf } from './desk-views.ts';
import { type LockRun, lockReadings, unlockReadings } from './lock-readings.ts';

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
