import { addDays, type Day } from '../../../core/calendar/day.ts';
import type { WorkingCalendar } from '../../../core/calendar/working-days.ts';
import type { Framework } from '../../../core/measures/framework.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Period } from '../../../core/periods/period.ts';
import { periodOf } from '../../../core/periods/read-period.ts';
import { datesFor } from '../../readings/rules/due-rules.ts';
import { withNotice } from '../../readings/rules/notice-period.ts';
import type { Narrative } from './narrative.ts';

type Timing = { readonly framework: Framework; readonly calendar: WorkingCalendar; readonly today: Day };

/**
 * The latest period whose opening day has come; it opens and is due like a reading (docs/rules.md, "When a due reading
 * opens").
 */
export function narrativePeriod(timing: Timing): Period {
  const year = Number(timing.today.slice(0, 4));
  const candidates = [year, year - 1, year - 2].flatMap((start) => {
    const name = `FY${start}/${String(start + 1).slice(2)}`;
    return [periodOf(`${name}-H1`), periodOf(name)];
  });
  const opened = candidates.filter((period) => datesOf(period, timing).opensOn <= timing.today);
  const latest = opened.sort((a, b) => b.end.localeCompare(a.end))[0];
  if (latest === undefined) throw new RangeError(`no half-year of the last two years has opened by ${timing.today}`);
  return latest;
}

/** Due on its target day, or after ten working days if that is later. */
export function openedNarrative(objective: string, period: Period, lead: PersonKey, timing: Timing): Narrative {
  const { targetDay } = datesOf(period, timing);
  return {
    objective,
    period,
    lead,
    state: 'open',
    openedOn: timing.today,
    dueOn: withNotice(targetDay, timing),
    form: 1,
    handled: '',
    asked: [],
    lookOn: timing.today,
  };
}

export function periodBefore(period: Period): Period {
  const start = Number(period.start.slice(0, 4));
  const dayBefore = addDays(period.start, -1);
  if (!period.text.endsWith('-H1')) return periodOf(`${period.text}-H1`);
  return periodOf(`FY${start - 1}/${dayBefore.slice(2, 4)}`);
}

function datesOf(period: Period, { framework, calendar }: Timing) {
  const committees = framework.committees.map(({ code }) => code);
  return datesFor({ committees }, period, framework.committees, calendar);
}
