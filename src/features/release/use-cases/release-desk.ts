import { mayAtDesk } from '../../../core/rights/relationships.ts';
import { PRESSES, type Verb } from '../../../core/rights/presses.ts';
import { readPeriod } from '../../../core/periods/read-period.ts';
import { canUndo } from '../rules/undo.ts';
import { readWhich, type Which } from '../rules/which.ts';
import type { LockView } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import type { Inbound } from '../../../actions/inbound.ts';
import type { UserAction } from '../../../actions/action.ts';
import { askForOtherWords } from './ask-for-other-words.ts';
import { reasonForm, refusedView, releaseView, scopeOf } from './desk-views.ts';
import { letStand } from './let-stand.ts';
import { type LockRun, lockReadings, unlockReadings } from './lock-readings.ts';
import { releaseReadings } from './release-readings.ts';
import { takeBack, withdrawReading } from './take-back.ts';
import { findWhich, periodsIn } from './which-readings.ts';

type Press = NonNullable<Inbound['press']>;

/** A reason is a sentence or two. */
const MOST_REASON = 600;

/** The presses of these cards. */
const VERBS = [
  ...(['previewRelease', 'releaseReadings', 'takeBackRelease', 'letStand', 'withdrawReading'] as const),
  ...(['askOtherWords', 'lockPeriod', 'unlockPeriod', 'undoLock'] as const),
] satisfies readonly Verb[];

/** Presses on the cards of releasing and locking; undefined for any other. */
export async function pressAtRelease(action: UserAction, { verb: pressed, data }: Press): Promise<View | undefined> {
  const verb = VERBS.find((known) => known === pressed);
  if (verb === undefined) return undefined;
  if (!mayAtDesk(PRESSES[verb], action.person.person)) return notYourDesk(action);
  const which = readWhich(data.subject ?? '');
  if (which === undefined) return { kind: 'notice', about: { what: 'releaseHow' } };
  const at = (data.at ?? '').slice(0, 40);
  const reason = (data.reason ?? '').trim().slice(0, MOST_REASON);
  const confirmed = data.step === 'confirm';
  switch (verb) {
    case 'previewRelease':
      return showRelease(action, which);
    case 'releaseReadings':
      return release(action, which);
    case 'takeBackRelease':
      return takeBackNow(action, which, at);
    case 'letStand': {
      const what = data.what === 'figure' ? 'figure' : 'words';
      if (!confirmed || reason === '')
        return askWhy(action, what === 'figure' ? 'letFigureStand' : 'letWordsStand', which, confirmed);
      const [code = ''] = which.of === 'measures' ? which.codes : [];
      await letStand(action.services, action.person.person.key, { code, period: which.period, what, why: reason });
      return showRelease(action, which);
    }
    case 'withdrawReading':
      return confirmed && reason !== ''
        ? withdrawNow(action, which, reason)
        : askWhy(action, 'withdraw', which, confirmed);
    case 'askOtherWords':
      return askForOtherWords(action, which);
    case 'lockPeriod':
      return confirmed ? lockNow(action, which) : showLock(action, which);
    case 'unlockPeriod':
      return confirmed && reason !== '' ? unlockNow(action, which, reason) : askWhy(action, 'unlock', which, confirmed);
    case 'undoLock':
      return undoLock(action, which, at);
  }
}

/** What would be released, and what stands in the way; nothing is stored. */
export async function showRelease(action: UserAction, which: Which): Promise<View> {
  return releaseAs(action, which, 'preview');
}

/** Released now; a second press shows what is released already. */
export async function release(action: UserAction, which: Which): Promise<View> {
  return releaseAs(action, which, 'done');
}

async function releaseAs(action: UserAction, which: Which, stage: 'preview' | 'done'): Promise<View> {
  const { services, context, person } = action;
  const found = await findWhich(services, context, which);
  if (found.kind === 'refused') return refusedView(found);
  const names = found.files.flatMap((file) =>
    periodsIn(file, found.period, which).map((period) => ({ code: file.measure.code, period })),
  );
  const { files } = found;
  const released = await releaseReadings(services, person.person.key, names, { dry: stage === 'preview', files });
  const view = releaseView(action, stage, { which, ...found }, released);
  // All of one press bear the act's own instant, by which they are taken back.
  const at = view.rows[0]?.reading.release?.at;
  return at === undefined ? view : { ...view, at };
}

async function takeBackNow(action: UserAction, which: Which, at: string): Promise<View> {
  const { services, context, person } = action;
  const { key } = person.person;
  const back = await takeBack(services, which, { by: key, at }, key);
  if (back.kind === 'tooLate') return { kind: 'notice', about: { what: 'tooLateToUndo' } };
  if (back.kind === 'refused') return refusedView(back);
  const found = await findWhich(services, context, which);
  if (found.kind === 'refused') return refusedView(found);
  const readings = await releaseReadings(services, person.person.key, back.readings, { dry: true, files: found.files });
  return releaseView(action, 'takenBack', { which, ...found }, readings);
}

async function withdrawNow(action: UserAction, which: Which, reason: string): Promise<View> {
  const { services, person } = action;
  const [code = ''] = which.of === 'measures' ? which.codes : [];
  const done = await withdrawReading(services, person.person.key, { code, period: which.period }, reason);
  const file = await services.store.measures.open(code);
  const read = readPeriod(which.period);
  if (done.kind !== 'withdrawn' || file === undefined || read.kind === 'unreadable') {
    return {
      kind: 'notice',
      about: { what: 'nothingReleased', code: code.slice(0, 60), period: which.period.slice(0, 40) },
    };
  }
  const about = { what: 'withdrawn' as const, measure: file.measure, period: read.period, which, at: done.at };
  return { kind: 'notice', about };
}

/** The box for a reason; pressed without one, it says so. */
export async function askWhy(
  action: UserAction,
  act: Parameters<typeof reasonForm>[1],
  which: Which,
  confirmed: boolean,
): Promise<View> {
  const found = await findWhich(action.services, action.context, which);
  if (found.kind === 'refused') return refusedView(found);
  const count = found.files.flatMap((file) => {
    const periods = periodsIn(file, found.period, which);
    return file.due.filter(({ period, lockedOn }) => lockedOn !== undefined && periods.includes(period.text));
  }).length;
  const form = reasonForm(action, act, which, { files: found.files, count });
  if (form === undefined) return { kind: 'notice', about: { what: 'releaseHow' } };
  if (!confirmed) return form;
  const problem = {
    field: 'reason' as const,
    problem: 'There is no reason.',
    cure: 'A sentence will do; it stays in the history.',
  };
  return { ...form, problems: [problem] };
}

export async function showLock(action: UserAction, which: Which): Promise<View> {
  const { services, person } = action;
  return lockView(action, which, 'preview', await lockReadings(services, person.person.key, which, true));
}

async function lockNow(action: UserAction, which: Which): Promise<View> {
  const { services, person } = action;
  return lockView(action, which, 'done', await lockReadings(services, person.person.key, which));
}

async function undoLock(action: UserAction, which: Which, at: string): Promise<View> {
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

async function unlockNow(action: UserAction, which: Which, reason: string): Promise<View> {
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
    ...{ kind: 'lock', stage, which, period: read.period, at: run.at },
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

export function notYourDesk({ context }: UserAction): View {
  return { kind: 'notice', about: { what: 'notYourDesk', contact: context.framework.organisation.contact } };
}
