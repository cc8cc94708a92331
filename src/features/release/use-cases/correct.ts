import type { DueReading } from '../../../core/readings/due-reading.ts';
import { may } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import { readingFor } from '../../readings/use-cases/form-view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { MeasureFile } from '../../readings/store.ts';

/** What an owner is told who wants to change what is locked; undefined where this person may change it. */
export function whyLocked({ context, person }: UserAction, file: MeasureFile, due: DueReading): View | undefined {
  if (due.lockedOn === undefined || may('correct', person.person, file.measure)) return undefined;
  const reading = readingFor(file, due);
  const { contact } = context.framework.organisation;
  return {
    kind: 'notice',
    about: { what: 'locked', measure: file.measure, due, ...(reading && { reading }), contact },
  };
}

/**
 * A due reading for a figure of the register's history, which nobody was asked for here: so that the performance team can
 * correct it on the same form. It is locked from the beginning, so that a change wants a reason.
 */
export function dueToCorrect(
  { context, person }: UserAction,
  file: MeasureFile,
  period: string,
): DueReading | undefined {
  const reading = file.readings.find((known) => known.period.text.toLowerCase() === period.trim().toLowerCase());
  if (reading === undefined || !may('correct', person.person, file.measure)) return undefined;
  const { today } = context;
  return {
    ...{ period: reading.period, state: 'answered', targetDay: today, openedOn: today, dueOn: today, openedBy: 'hand' },
    ...{ form: 0, handled: '', questions: [], lockedOn: today },
  };
}
