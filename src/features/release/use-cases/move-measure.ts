import type { AuditEntry, Actor } from '../../../core/audit-entry.ts';
import type { Day } from '../../../core/calendar/day.ts';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import type { Refused } from '../../../core/refused.ts';
import type { Move } from '../rules/read-command.ts';
import { readDay } from '../../readings/rules/put-off.ts';
import { type Services, readToday } from '../../../core/services.ts';
import { changeMeasure, type DecidedChange } from '../../readings/feature.ts';
import { noSuchMeasure, openNamed } from './which-readings.ts';

export type Moved = {
  readonly kind: 'moved';
  readonly measure: LiveMeasure;
  readonly from: string;
  readonly to: string;
  readonly on: Day;
};

/**
 * Moves a measure to another committee from a day on, which may be in the past. Reports for periods that ended before
 * that day still go to the first committee.
 */
export async function moveMeasure(services: Services, by: Actor, asked: Move): Promise<Moved | Refused> {
  const { framework, now, today } = await readToday(services);
  const committees = framework.committees.map(({ code }) => code);
  const named = (name: string) => committees.find((code) => code.toLowerCase() === name.trim().toLowerCase());
  const [from, to] = [named(asked.from), named(asked.to)];
  if (from === undefined || to === undefined || from === to) {
    const unknown = from === undefined ? asked.from : asked.to;
    const problem =
      from !== undefined && from === to ? 'It is there already.' : `There is no committee ${unknown.slice(0, 60)}.`;
    return { kind: 'refused', problem, cure: `Choose two of: ${committees.join(', ')}.` };
  }
  const on = dayOf(asked.on, today);
  if (on === undefined) {
    return { kind: 'refused', problem: `“${asked.on.slice(0, 40)}” is no day.`, cure: 'Write it as 2026-07-01.' };
  }
  const file = await openNamed(services, asked.code);
  if (file === undefined) return noSuchMeasure(asked.code.slice(0, 60));
  return changeMeasure(services, file, (current): DecidedChange<Moved | Refused> => {
    const { measure } = current;
    if (!measure.committees.some((code) => code.toLowerCase() === from.toLowerCase())) {
      const cure = `It goes to: ${measure.committees.join(', ')}.`;
      return { outcome: { kind: 'refused', problem: `${measure.code} does not go to ${from}.`, cure } };
    }
    const others = measure.committees.filter(
      (code) => ![from, to].some((one) => one.toLowerCase() === code.toLowerCase()),
    );
    const next: LiveMeasure = { ...measure, committees: [...others, to] };
    const act: AuditEntry = {
      what: 'changed',
      about: 'committees',
      by,
      at: now.toISOString(),
      reason: asked.why,
      before: measure.committees.join(';'),
      after: `${next.committees.join(';')} from ${on}`,
    };
    const outcome: Moved = { kind: 'moved', measure: next, from, to, on };
    return { outcome, change: { measure: next, routedOn: on, acts: [act] } };
  });
}

/** A day as `2026-07-01`, past or future; other spellings are read as a future day. */
function dayOf(text: string, today: Day): Day | undefined {
  const isIso = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  return isIso && new Date(text).toISOString().startsWith(text) ? (text as Day) : readDay(text, today);
}
