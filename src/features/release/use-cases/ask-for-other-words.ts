import type { Which } from '../rules/which.ts';
import type { View } from '../../../core/view.ts';
import { managedFile, queryForm } from '../../managers/feature.ts';
import type { UserAction } from '../../../actions/action.ts';
import { peopleOfARun } from '../../../messaging/use-cases/people-of-a-run.ts';
import { releaseReadings } from './release-readings.ts';

/** A query to the owner with a question in the box that the performance team may change. */
export async function askForOtherWords(action: UserAction, which: Which): Promise<View> {
  const { services, person } = action;
  const [code = ''] = which.of === 'measures' ? which.codes : [];
  const file = code === '' ? undefined : await services.store.measures.open(code);
  const due = file?.due.find(({ period }) => period.text === which.period);
  if (file === undefined || due === undefined) return { kind: 'notice', about: { what: 'releaseHow' } };
  const name = { code: file.measure.code, period: which.period };
  const [one] = await releaseReadings(services, person.person.key, [name], { dry: true, files: [file] });
  const named = one?.outcome.kind === 'blocked' ? one.outcome.named.map(({ text }) => text) : [];
  const form = queryForm(action, await managedFile(file, peopleOfARun(services)), due, { digest: '', page: 1 });
  return { ...form, otherWordsFor: [...new Set(named)] };
}
