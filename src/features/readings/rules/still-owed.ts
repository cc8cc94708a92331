import type { Day } from '../../../core/calendar/day.ts';
import type { DueReading, DueState } from '../../../core/readings/due-reading.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { Reading } from '../../../core/readings/reading.ts';

export type Owed = { readonly code: string; readonly due: DueReading; readonly reading?: Reading };

/*
 * What is still owed, and of whom. A locked period owes nothing. "Put off" comes back on the day that was named.
 *
 *                  open   valueOnly        notReady         notMine   answered, withdrawn
 *   isOwed         yes    yes              from its day on  no        no      a person can answer it: it is on a list
 *   isChased       yes    of a register    from its day on  no        no      messages ask for it
 *   waits          yes    yes              no               yes       no      a new owner takes it over
 *   isUnsettled    yes    yes              yes              yes       no      the performance team sees it
 */

const WAITS: readonly DueState[] = ['open', 'valueOnly', 'notMine'];
const IS_UNSETTLED: readonly DueState[] = [...WAITS, 'notReady'];

type Due = Pick<DueReading, 'state' | 'lockedOn' | 'notReady'>;

export function isOwed(due: Due, today: Day): boolean {
  if (due.lockedOn !== undefined) return false;
  return due.state === 'open' || due.state === 'valueOnly' || hasComeBack(due, today);
}

/** Whether messages ask for it: for words missing from a person's own value no more, from an import still. */
export function isChased({ due, reading }: Owed, today: Day): boolean {
  return isOwed(due, today) && (due.state !== 'valueOnly' || reading?.by === 'register');
}

/** Whether a new owner takes it over; what was put off stays put off. */
export const waits = ({ state, lockedOn }: Due): boolean => lockedOn === undefined && WAITS.includes(state);

export const isUnsettled = ({ state, lockedOn }: Due): boolean =>
  lockedOn === undefined && IS_UNSETTLED.includes(state);

/** Whether a reminder day, or the day on which it needs an owner, is still to come. */
export const hasTurns = ({ state }: Due): boolean => state !== 'notMine' && IS_UNSETTLED.includes(state);

const hasComeBack = ({ state, notReady }: Due, today: Day): boolean =>
  state === 'notReady' && (notReady?.expectedOn ?? today) <= today;

export function owedOf({ measure, due, readings }: Pick<MeasureFile, 'measure' | 'due' | 'readings'>): Owed[] {
  return due.map((one) => {
    const reading = readings.find(({ period }) => period.text === one.period.text);
    return { code: measure.code, due: one, ...(reading && { reading }) };
  });
}

/** The due readings that are owed today; a measure that is not live has none. */
export function openOnes({ measure, due }: MeasureFile, today: Day): DueReading[] {
  return measure.status === 'live' ? due.filter((one) => isOwed(one, today)) : [];
}
