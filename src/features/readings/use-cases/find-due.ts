import type { DueReading } from '../../../core/readings/due-reading.ts';
import { mayAnswer } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import { openDueReadings } from './open-due.ts';
import type { MeasureFile } from '../store.ts';
import { dueToCorrect, whyLocked } from '../../release/use-cases/correct.ts';

/** The due reading that is meant, if this person may answer it; else what to tell them. */
export async function findDue(
  action: UserAction,
  code: string,
  period: string,
): Promise<{ file: MeasureFile; due: DueReading } | { view: View }> {
  const { services, context, person } = action;
  const { contact } = context.framework.organisation;
  const file = code.length > 200 ? undefined : await services.store.measures.open(code);
  if (file === undefined) return { view: { kind: 'notice', about: { what: 'unknownMeasure', contact } } };
  if (!mayAnswer(person.person, file.measure)) {
    const { owner, deputy } = file.measure;
    const keys = [owner, deputy].filter((key) => key !== undefined);
    const who = (await Promise.all(keys.map((key) => services.store.people.byKey(key)))).flatMap(
      (other) => other?.person.name ?? [],
    );
    return { view: { kind: 'notice', about: { what: 'mayNot', measure: file.measure, who, contact } } };
  }
  const due = dueMeant(file, period);
  const locked = due && whyLocked(action, file, due);
  if (locked !== undefined) return { view: locked };
  if (due !== undefined) return { file, due };
  const opened = await openDueReadings(services, context, file);
  const now = dueMeant(opened, period) ?? dueToCorrect(action, opened, period);
  if (now !== undefined) return { file: opened, due: now };
  return { view: { kind: 'notice', about: { what: 'notOpen', measure: file.measure, period: period.slice(0, 40) } } };
}

/** The due reading of a period; for a bare code the one that is open, else the latest. */
function dueMeant(file: MeasureFile, period: string): DueReading | undefined {
  if (period !== '') return file.due.find((known) => known.period.text === period);
  return file.due.find((known) => known.state === 'open') ?? file.due.at(-1);
}
