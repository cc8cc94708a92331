import type { TodayContext } from '../../../core/services.ts';
import type { Day } from '../../../core/calendar/day.ts';
import { plusWorkingDays, type WorkingCalendar } from '../../../core/calendar/working-days.ts';
import type { QuietRules } from '../../../core/measures/quiet-rules.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { hasTurns, isOwed, type Owed } from './still-owed.ts';

/** How far a due reading has come: asked for, soon due and reminded of, or late. */
export type Stage = 'ask' | 'reminder' | 'late';

/** What a day is reckoned from: a due reading, or a narrative. */
type Wanted = Pick<DueReading, 'dueOn' | 'notReady'> & { readonly state: string };

declare module '../../../messaging/rules/message.ts' {
  interface MilestonesOf {
    readonly readings: { readonly is: Stage | 'handover' } | { readonly is: 'putOff'; readonly until: string };
  }
}

export type Rules = { readonly calendar: WorkingCalendar; readonly quiet: QuietRules };

/** The rules as they are today. */
export const rulesOf = ({ calendar, framework }: Pick<TodayContext, 'calendar' | 'framework'>): Rules => ({
  calendar,
  quiet: framework.quiet,
});

/** The day by which it is wanted: what was put off is wanted on the day that was named, where that is later. */
export function wantedBy(due: Wanted): Day {
  const expectedOn = due.state === 'notReady' ? due.notReady?.expectedOn : undefined;
  return expectedOn !== undefined && expectedOn > due.dueOn ? expectedOn : due.dueOn;
}

/** Open after the day by which it was wanted. People read *still to come*. */
export function isLate(due: DueReading, today: Day): boolean {
  return isOwed(due, today) && today > wantedBy(due);
}

/** The days on which the two reminders fall due, and on which the measure needs an owner if nobody has answered. */
export function turningDays(due: Wanted, { calendar, quiet }: Rules): { remind: Day; late: Day; silent: Day } {
  const wanted = wantedBy(due);
  const putOff = due.state === 'notReady' ? due.notReady?.expectedOn : undefined;
  return {
    remind: putOff ?? plusWorkingDays(calendar, wanted, -quiet.remindBefore),
    late: plusWorkingDays(calendar, wanted, quiet.lateAfter),
    silent: plusWorkingDays(calendar, wanted, quiet.needsOwnerAfter),
  };
}

/** The stage on a day; after a gap it is the newest one, for nobody hears each missed message. */
export function stageOn(due: Wanted, on: Day, rules: Rules): Stage {
  const { remind, late } = turningDays(due, rules);
  return on >= late ? 'late' : on >= remind ? 'reminder' : 'ask';
}

/** The next day after today on which anything is to be decided about these; undefined where nothing is. */
export function nextTurn(owed: readonly Owed[], today: Day, rules: Rules): Day | undefined {
  const days = owed.flatMap(({ due }) => {
    if (!hasTurns(due)) return [];
    const { remind, late, silent } = turningDays(due, rules);
    return [remind, late, silent];
  });
  return days.filter((on) => on > today).sort()[0];
}
