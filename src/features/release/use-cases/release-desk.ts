import { mayAtDesk } from '../../../core/rights/standing.ts';
import { PRESSES, type Verb } from '../../../core/rights/presses.ts';
import { readPeriod } from '../../../core/periods/read-period.ts';
import { canUndo } from '../rules/undo.ts';
import { readWhich, type Which } from '../rules/which.ts';
import type { LockView } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import type { Inbound } from '../../../actions/inbound.ts';
import type { Visit } from '../../../core/services.ts';
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
export async function pressAtRelease(visit: Visit, { verb: pressed, data }: Press): Promise<View | undefined> {
  const verb = VERBS.find((known) => known === pressed);
  if (verb === undefined) return undefined;
  if (!mayAtDesk(PRESSES[verb], visit.person.person)) return notYourDesk(visit);
  const which = readWhich(data.subject ?? '');
  if (which === undefined) return { kind: 'notice', about: { what: 'releaseHow' } };
  const at = (data.at ?? '').slice(0, 40);
  const reason = (data.reason ?? '').trim().slice(0, MOST_REASON);
  const confirmed = data.step === 'confirm';
  switch (verb) {
    case 'previewRelease':
      return showRelease(visit, which);
    case 'releaseReadings':
      return release(visit, which);
    case 'takeBackRelease':
      return takeBackNow(visit, which, at);
    case 'letStand': {
      const what = data.what === 'figure' ? 'figure' : 'words';
      if (!confirmed || reason === '')
        return askWhy(visit, what === 'figure' ? 'letFigureStand' : 'letWordsStand', which, confirmed);
      const [code = ''] = which.of === 'measures' ? which.codes : [];
      await letStand(visit.needs, visit.person.person.key, { code, period: which.period, what, why: reason });
      return showRelease(visit, which);
    }
    case 'withdrawReading':
      return confirmed && reason !== ''
        ? withdrawNow(visit, which, reason)
        : askWhy(visit, 'withdraw', which, confirmed);
    case 'askOtherWords':
      return askForOtherWords(visit, which);
    case 'lockPeriod':
      return confirmed ? lockNow(visit, which) : showLock(visit, which);
    case 'unlockPeriod':
      return confirmed && reason !== '' ? unlockNow(visit, which, reason) : askWhy(visit, 'unlock', which, confirmed);
    case 'undoLock':
      return undoLock(visit, which, at);
  }
}

/** What would be released, and what stands in the way; nothing is stored. */
export async function showRelease(visit: Visit, which: Which): Promise<View> {
  return releaseAs(visit, which, 'preview');
}

/** Released now; a second press shows what is released already. */
export async function release(visit: Visit, which: Which): Promise<View> {
  return releaseAs(visit, which, 'done');
}

async function releaseAs(visit: Visit, which: Which, stage: 'preview' | 'done'): Promise<View> {
  const { needs, setting, person } = visit;
  const found = await findWhich(needs, setting, which);
  if (found.kind === 'refused') return refusedView(found);
  const names = found.files.flatMap((file) =>
    periodsIn(file, found.period, which).map((period) => ({ code: file.measure.code, period })),
  );
  const { files } = found;
  const released = await releaseReadings(needs, person.person.key, names, { dry: stage === 'preview', files });
  const view = releaseView(visit, stage, { which, ...found }, released);
  // All of one press bear the act's own instant, by which they are taken back.
  const at = view.rows[0]?.reading.release?.at;
  return at === undefined ? view : { ...view, at };
}

async function takeBackNow(visit: Visit, which: Which, at: string): Promise<View> {
  const { needs, setting, person } = visit;
  const { key } = person.person;
  const back = await takeBack(needs, which, { by: key, at }, key);
  if (back.kind === 'tooLate') return { kind: 'notice', about: { what: 'tooLateToUndo' } };
  if (back.kind === 'refused') return refusedView(back);
  const found = await findWhich(needs, setting, which);
  if (found.kind === 'refused') return refusedView(found);
  const readings = await releaseReadings(needs, person.person.key, back.readings, { dry: true, files: found.files });
  return releaseView(visit, 'takenBack', { which, ...found }, readings);
}

async function withdrawNow(visit: Visit, which: Which, reason: string): Promise<View> {
  const { needs, person } = visit;
  const [code = ''] = which.of === 'measures' ? which.codes : [];
  const done = await withdrawReading(needs, person.person.key, { code, period: which.period }, reason);
  const file = await needs.store.measures.open(code);
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
  visit: Visit,
  act: Parameters<typeof reasonForm>[1],
  which: Which,
  confirmed: boolean,
): Promise<View> {
  const found = await findWhich(visit.needs, visit.setting, which);
  if (found.kind === 'refused') return refusedView(found);
  const count = found.files.flatMap((file) => {
    const periods = periodsIn(file, found.period, which);
    return file.due.filter(({ period, lockedOn }) => lockedOn !== undefined && periods.includes(period.text));
  }).length;
  const form = reasonForm(visit, act, which, { files: found.files, count });
  if (form === undefined) return { kind: 'notice', about: { what: 'releaseHow' } };
  if (!confirmed) return form;
  const problem = {
    field: 'reason' as const,
    problem: 'There is no reason.',
    cure: 'A sentence will do; it stays in the history.',
  };
  return { ...form, problems: [problem] };
}

export async function showLock(visit: Visit, which: Which): Promise<View> {
  const { needs, person } = visit;
  return lockView(visit, which, 'preview', await lockReadings(needs, person.person.key, which, true));
}

async function lockNow(visit: Visit, which: Which): Promise<View> {
  const { needs, person } = visit;
  return lockView(visit, which, 'done', await lockReadings(needs, person.person.key, which));
}

async function undoLock(visit: Visit, which: Which, at: string): Promise<View> {
  const { needs, setting, person } = visit;
  if (!canUndo(at, setting.now)) return { kind: 'notice', about: { what: 'tooLateToUndo' } };
  const only = { by: person.person.key, at };
  return lockView(
    visit,
    which,
    'undone',
    await unlockReadings(needs, person.person.key, which, { reason: 'undone', only }),
  );
}

async function unlockNow(visit: Visit, which: Which, reason: string): Promise<View> {
  const run = await unlockReadings(visit.needs, visit.person.person.key, which, { reason });
  const read = readPeriod(which.period);
  if (run.kind === 'refused') return refusedView(run);
  if (read.kind === 'unreadable') return refusedView(read);
  const count = run.rows.filter(({ outcome }) => outcome === 'unlocked').length;
  return { kind: 'notice', about: { what: 'unlocked', count, period: read.period } };
}

async function lockView(visit: Visit, which: Which, stage: LockView['stage'], run: LockRun): Promise<View> {
  const { needs, setting } = visit;
  if (run.kind === 'refused') return refusedView(run);
  const read = readPeriod(run.period);
  if (read.kind === 'unreadable') return refusedView(read);
  const [only] = which.of === 'measures' && which.codes.length === 1 ? which.codes : [];
  const file = only === undefined ? undefined : await needs.store.measures.open(only);
  const counted = (outcome: string) => run.rows.filter((row) => row.outcome === outcome);
  return {
    ...{ kind: 'lock', stage, which, period: read.period, at: run.at },
    scope:
      which.of === 'measures' && file === undefined
        ? { of: 'measures', count: which.codes.length }
        : scopeOf(which, file ? [file] : [], setting),
    locked: counted(stage === 'undone' ? 'unlocked' : 'locked').length,
    already: counted('already').length,
    history: counted('history').length,
    stillOpen: counted('stillOpen').map(({ title }) => title),
  };
}

export function notYourDesk({ setting }: Visit): View {
  return { kind: 'notice', about: { what: 'notYourDesk', contact: setting.framework.organisation.contact } };
}
