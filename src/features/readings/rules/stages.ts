import type { Day } from '../../../core/calendar/day.ts';
import { plusWorkingDays, type WorkingCalendar } from '../../../core/calendar/working-days.ts';
import type { QuietRules } from '../../../core/measures/quiet-rules.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { isOpen } from './due-rules.ts';
import type { Reading } from '../../../core/readings/reading.ts';

/** How far a due reading has come: asked for, soon due and reminded of, or late. */
export type Stage = 'ask' | 'reminder' | 'late';

/** A due reading of a measure, with the reading there is. */
export type Owed = { readonly code: string; readonly due: DueReading; readonly reading?: Reading };

/** What a day is reckoned from: a due reading, or a narrative. */
type Wanted = Pick<DueReading, 'dueOn' | 'notReady'> & { readonly state: string };

declare module '../../../messaging/rules/message.ts' {
  interface MilestonesOf {
    readonly readings: { readonly is: Stage | 'handover' } | { readonly is: 'putOff'; readonly until: string };
  }
}

export type Rules = { readonly calendar: WorkingCalendar; readonly quiet: QuietRules };

/**
 * Whether somebody is still asked about it: open, or put off until a day that has come, or with a value from a
 * spreadsheet whose words are still to come. A person who gave a value and no words was asked once, and is left alone;
 * so is everybody once the period is locked.
 */
export function isChased({ due, reading }: Owed, today: Day): boolean {
  if (due.lockedOn !== undefined) return false;
  switch (due.state) {
    case 'open':
      return true;
    case 'valueOnly':
      return reading?.by === 'register';
    case 'notReady':
      return (due.notReady?.expectedOn ?? today) <= today;
    case 'answered':
    case 'notMine':
    case 'withdrawn':
      return false;
  }
}

/** The day by which it is wanted: what was put off is wanted on the day that was named, where that is later. */
export function wantedBy(due: Wanted): Day {
  const expectedOn = due.state === 'notReady' ? due.notReady?.expectedOn : undefined;
  return expectedOn !== undefined && expectedOn > due.dueOn ? expectedOn : due.dueOn;
}

/** Open after the day by which it was wanted. People read *still to come*. */
export function isLate(due: DueReading, today: Day): boolean {
  return isOpen(due, today) && today > wantedBy(due);
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
    if (due.state !== 'open' && due.state !== 'valueOnly' && due.state !== 'notReady') return [];
    const { remind, late, silent } = turningDays(due, rules);
    return [remind, late, silent];
  });
  return days.filter((on) => on > today).sort()[0];
}
