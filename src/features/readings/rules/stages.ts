import type { TodayContext } from '../../../core/services.ts';
import type { Day } from '../../../core/calendar/day.ts';
import { plusWorkingDays, type WorkingCalendar } from '../../../core/calendar/working-days.ts';
import type { QuietRules } from '../../../core/measures/quiet-rules.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { hasTurns, isOwed, type Owed } from './still-owed.ts';

export type Stage = 'ask' | 'reminder' | 'late';

/** A due reading, or a narrative. */
type Wanted = Pick<DueReading, 'dueOn' | 'notReady'> & { readonly state: string };

declare module '../../../messaging/rules/message.ts' {
  interface MilestonesOf {
    readonly readings: { readonly is: Stage | 'handover' } | { readonly is: 'putOff'; readonly until: string };
  }
}

export type Rules = { readonly calendar: WorkingCalendar; readonly quiet: QuietRules };

export const rulesOf = ({ calendar, framework }: Pick<TodayContext, 'calendar' | 'framework'>): Rules => ({
  calendar,
  quiet: framework.quiet,
});

/** The due day, or the day that *Not ready yet* named if that is later. */
export function wantedBy(due: Wanted): Day {
  const expectedOn = due.state === 'notReady' ? due.notReady?.expectedOn : undefined;
  return expectedOn !== undefined && expectedOn > due.dueOn ? expectedOn : due.dueOn;
}

/** Open after its due day. People read *still to come*. */
export function isLate(due: DueReading, today: Day): boolean {
  return isOwed(due, today) && today > wantedBy(due);
}

/** The days of the two reminders, and the day from which the measure needs an owner if there is no answer. */
export function turningDays(due: Wanted, { calendar, quiet }: Rules): { remind: Day; late: Day; silent: Day } {
  const wanted = wantedBy(due);
  const putOff = due.state === 'notReady' ? due.notReady?.expectedOn : undefined;
  return {
    remind: putOff ?? plusWorkingDays(calendar, wanted, -quiet.remindBefore),
    late: plusWorkingDays(calendar, wanted, quiet.lateAfter),
    silent: plusWorkingDays(calendar, wanted, quiet.needsOwnerAfter),
  };
}

/** The stage on a day; after a gap only the newest counts. */
export function stageOn(due: Wanted, on: Day, rules: Rules): Stage {
  const { remind, late } = turningDays(due, rules);
  return on >= late ? 'late' : on >= remind ? 'reminder' : 'ask';
}

/** The next day after today on which there is something to decide. */
export function nextTurn(owed: readonly Owed[], today: Day, rules: Rules): Day | undefined {
  const days = owed.flatMap(({ due }) => {
    if (!hasTurns(due)) return [];
    const { remind, late, silent } = turningDays(due, rules);
    return [remind, late, silent];
  });
  return days.filter((on) => on > today).sort()[0];
}
