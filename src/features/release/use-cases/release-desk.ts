import { readPeriod } from '../../../core/periods/read-period.ts';
import type { Which } from '../rules/which.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import { askWhy, refusedView, releaseView, type DeskPress } from './desk-views.ts';
import { letStand } from './let-stand.ts';
import { releaseReadings } from './release-readings.ts';
import { takeBack, withdrawReading } from './take-back.ts';
import { findWhich, periodsIn } from './which-readings.ts';

/** Shows what would be released and what blocks it; stores nothing. */
export async function showRelease(action: UserAction, which: Which): Promise<View> {
  return releaseAs(action, which, 'preview');
}

/** Releases. A repeated press shows what is released already. */
export async function releaseNow(action: UserAction, which: Which): Promise<View> {
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
  // All readings of one press have the same instant, by which they are taken back.
  const at = view.rows[0]?.reading.release?.at;
  return at === undefined ? view : { ...view, at };
}

export async function takeBackNow(action: UserAction, which: Which, { at }: Pick<DeskPress, 'at'>): Promise<View> {
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

export async function withdrawNow(action: UserAction, which: Which, said: DeskPress): Promise<View> {
  const { reason } = said;
  if (!said.step || reason === '') return askWhy(action, 'withdraw', which, said.step);
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

/** Asks why a small figure, or words that name one, may be shown; then shows the release again. */
export async function letStandNow(action: UserAction, which: Which, said: DeskPress): Promise<View> {
  const { what, reason: why, step } = said;
  if (!step || why === '') return askWhy(action, what === 'figure' ? 'letFigureStand' : 'letWordsStand', which, step);
  const [code = ''] = which.of === 'measures' ? which.codes : [];
  await letStand(action.services, action.person.person.key, { code, period: which.period, what, why });
  return showRelease(action, which);
}
