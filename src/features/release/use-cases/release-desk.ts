import type { Which } from '../rules/which.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import { askWhy, type DeskPress, HOW, refusedView, releaseView } from './desk-views.ts';
import { letStand } from './let-stand.ts';
import { findAndRelease, releaseReadings } from './release-readings.ts';
import { takeBack, withdrawReading } from './take-back.ts';
import { findWhich } from './which-readings.ts';
import { managedFile, queryForm } from '../../managers/feature.ts';
import { peopleOfARun } from '../../../messaging/use-cases/read-people.ts';

export async function showRelease(action: UserAction, which: Which): Promise<View> {
  return releaseAs(action, which, 'preview');
}

/** Releases what the pressed preview showed, or shows what it is now. A repeated press shows what is released already. */
export async function releaseNow(action: UserAction, which: Which, { at: seen }: Pick<DeskPress, 'at'>): Promise<View> {
  return releaseAs(action, which, 'done', seen);
}

async function releaseAs(action: UserAction, which: Which, stage: 'preview' | 'done', seen?: string): Promise<View> {
  const run = await findAndRelease(action.services, action.person.profile.key, which, stage === 'preview', seen);
  if (run.kind === 'refused') return refusedView(run);
  const isLeft = run.released.some(({ outcome }) => outcome.kind === 'release');
  const shown = run.changed && isLeft ? 'preview' : stage;
  const view = releaseView(action, shown, { ...run, which }, run.released);
  if (shown === 'preview') return view;
  // All readings of one press have the same instant, by which they are taken back.
  const at = view.rows[0]?.reading.release?.at;
  return at === undefined ? view : { ...view, at };
}

export async function takeBackNow(action: UserAction, which: Which, { at }: Pick<DeskPress, 'at'>): Promise<View> {
  const { services, context, person } = action;
  const { key } = person.profile;
  const back = await takeBack(services, which, { by: key, at }, key);
  if (back.kind === 'tooLate') return { kind: 'notice', about: { what: 'tooLateToUndo' } };
  if (back.kind === 'refused') return refusedView(back);
  const found = await findWhich(services, context, which);
  if (found.kind === 'refused') return refusedView(found);
  const readings = await releaseReadings(services, person.profile.key, back.readings, {
    dry: true,
    files: found.files,
  });
  return releaseView(action, 'takenBack', { which, ...found }, readings);
}

export async function withdrawNow(action: UserAction, which: Which, { reason, step }: DeskPress): Promise<View> {
  if (!step || reason === '') return askWhy(action, 'withdraw', which, step);
  const { period } = which;
  const code = codeOf(which);
  const done = await withdrawReading(action.services, action.person.profile.key, { code, period }, reason);
  if (done.kind === 'withdrawn') {
    const { measure, period: withdrawn, at } = done;
    return { kind: 'notice', about: { what: 'withdrawn', measure, period: withdrawn, which, at } };
  }
  return {
    kind: 'notice',
    about: { what: 'nothingReleased', code: code.slice(0, 60), period: period.slice(0, 40) },
  };
}

const codeOf = (which: Which): string => (which.of === 'measures' ? (which.codes[0] ?? '') : '');

/** Asks why a small figure, or words that name one, may be shown; then shows the release again. */
export async function letStandNow(action: UserAction, which: Which, said: DeskPress): Promise<View> {
  const { what, reason: why, step } = said;
  if (!step || why === '') return askWhy(action, what === 'figure' ? 'letFigureStand' : 'letWordsStand', which, step);
  const reading = { code: codeOf(which), period: which.period };
  await letStand(action.services, action.person.profile.key, { ...reading, what, why });
  return showRelease(action, which);
}

/** A query to the owner with a question in the box that the performance team may change. */
export async function askForOtherWords(action: UserAction, which: Which): Promise<View> {
  const { services, person } = action;
  const { period } = which;
  const code = codeOf(which);
  const file = code === '' ? undefined : await services.store.measures.open(code);
  const due = file?.due.find((known) => known.period.text === period);
  if (file === undefined || due === undefined) return HOW;
  const name = { code: file.measure.code, period };
  const [one] = await releaseReadings(services, person.profile.key, [name], { dry: true, files: [file] });
  const named = one?.outcome.kind === 'blocked' ? one.outcome.named.map(({ text }) => text) : [];
  const managed = await managedFile(file, peopleOfARun(services));
  const form = queryForm(action, { managed, due, place: { digest: '', page: 1 } });
  return { ...form, otherWordsFor: [...new Set(named)] };
}
