import type { DueReading } from '../../../core/readings/due-reading.ts';
import { mayAnswer, relationshipsToMeasure } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import type { Subject, UserAction } from '../../../actions/action.ts';
import { openDueReadings } from './open-due.ts';
import type { MeasureFile } from '../store.ts';
import { dueToCorrect, whyLocked } from '../../release/use-cases/correct.ts';

type Due = { readonly file: MeasureFile; readonly due: DueReading };

/** For a press or a command that answers a measure: finds it, and says who may. {@link dueOf} follows in the handler. */
export const measureToAnswer: Subject<{ readonly measure: string }, MeasureFile> = {
  async find({ services, context }, { measure: code }) {
    const { contact } = context.framework.organisation;
    const file = code.length > 200 ? undefined : await services.store.measures.open(code);
    if (file !== undefined) return { found: file };
    return { view: { kind: 'notice', about: { what: 'unknownMeasure', contact } } };
  },
  relationships: ({ person }, { measure }) => relationshipsToMeasure(person.person, measure),
  async refuse({ services, context }, { measure }) {
    const { contact } = context.framework.organisation;
    const keys = [measure.owner, measure.deputy].filter((key) => key !== undefined);
    const others = await Promise.all(keys.map((key) => services.store.people.byKey(key)));
    const who = others.flatMap((other) => other?.person.name ?? []);
    return { kind: 'notice', about: { what: 'mayNot', measure, who, contact } };
  },
};

/** The due reading that is meant, opened now if it has come due; else what to tell somebody who may answer it. */
export async function dueOf(
  action: UserAction,
  file: MeasureFile,
  period: string,
): Promise<Due | { readonly view: View }> {
  const due = dueMeant(file, period);
  const locked = due && whyLocked(action, file, due);
  if (locked !== undefined) return { view: locked };
  if (due !== undefined) return { file, due };
  const opened = await openDueReadings(action.services, action.context, file);
  const now = dueMeant(opened, period) ?? dueToCorrect(action, opened, period);
  if (now !== undefined) return { file: opened, due: now };
  return { view: { kind: 'notice', about: { what: 'notOpen', measure: file.measure, period: period.slice(0, 40) } } };
}

/** The due reading that is meant, if this person may answer it; else what to tell them. */
export async function findDue(
  action: UserAction,
  measure: string,
  period: string,
): Promise<Due | { readonly view: View }> {
  const looked = await measureToAnswer.find(action, { measure });
  if ('view' in looked) return looked;
  const { found } = looked;
  if (mayAnswer(action.person.person, found.measure)) return dueOf(action, found, period);
  return { view: await measureToAnswer.refuse(action, found, { measure }) };
}

/** The due reading of a period; for a bare code the one that is open, else the latest. */
function dueMeant(file: MeasureFile, period: string): DueReading | undefined {
  if (period !== '') return file.due.find((known) => known.period.text === period);
  return file.due.find((known) => known.state === 'open') ?? file.due.at(-1);
}
