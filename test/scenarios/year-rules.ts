import { englandsBankHolidays } from '../../src/system/bank-holidays.ts';
import { type Day, day, dayInLondon, instantInLondon, weekday } from '../../src/core/calendar/day.ts';
import { isWorkingDay, plusWorkingDays } from '../../src/core/calendar/working-days.ts';
import { countsTowardsDailyLimit } from '../support/services.ts';
import type { Message, Recipient } from '../../src/messaging/rules/message.ts';
import { isChannelKey } from '../../src/core/channel.ts';
import { periodOf } from '../../src/core/periods/read-period.ts';
import type { SimulatedDay, SimulatedYear } from '../support/simulated-year.ts';
import { milestoneText } from '../../src/messaging/rules/milestone-text.ts';

const closed = ['2026-12-29', '2026-12-30', '2026-12-31'].map(day);
const calendar = { daysOff: new Set<Day>([...englandsBankHolidays(2026, 2028), ...closed]) };
const scheduled = ({ kind }: Message) => countsTowardsDailyLimit(kind);
const ofRounds = ({ kind }: Message) => kind === 'ask' || kind === 'reminder';
const CHASED = ['open', 'late', 'valueOnly', 'notReady'];

/** Everything on one day that breaks a rule of the design, in words; none where all is well. */
export function brokenOn({ date, sent, standing }: SimulatedDay, year: SimulatedYear): string[] {
  return sent.flatMap((message) => {
    const said = `${message.key}:`;
    const actor = year.actors.get(message.to);
    const at = new Date(message.notBefore);
    const wrong: string[] = [];
    // What was throttled in the simulated evening, when all goes at once, bears the moment of its second try.
    const isRetry = at >= new Date(`${date}T16:00:00Z`);
    if (scheduled(message)) {
      const workDays = year.work(message.to).filter((one) => [2, 3, 4].includes(one));
      const allowed = workDays.length > 0 ? workDays : [2, 3, 4];
      if (!isWorkingDay(calendar, date) || !allowed.includes(weekday(date))) wrong.push(`${said} on ${date}`);
      if (!isRetry && (at < instantInLondon(date, '09:30') || at > instantInLondon(date, '15:30')))
        wrong.push(`${said} at ${at.toISOString()}`);
      if (actor?.absences.some(({ from, backOn }) => from < date && date < backOn)) wrong.push(`${said} while away`);
    }
    if (actor?.persona === 'blocks') wrong.push(`${said} to somebody who blocks the bot`);
    const owed = ({ code, period }: { code: string; period: string }) =>
      standing.some((one) => one.code === code && one.period === period && CHASED.includes(one.state));
    if (ofRounds(message) && !message.topics.some(owed)) wrong.push(`${said} of what was not owed on ${date}`);
    return wrong;
  });
}

/** How often people heard, where it was more than the design allows. */
export function heardTooOften(year: SimulatedYear): string[] {
  const wrong: string[] = [];
  for (const [key, messages] of byPerson(year)) {
    const days = messages.filter(scheduled).map(dayOf).sort();
    if (new Set(days).size < days.length) wrong.push(`${key} twice on a day`);
    for (const first of days) {
      const last = plusWorkingDays(calendar, first, 4);
      const within = days.filter((one) => first <= one && one <= last);
      if (within.length > 2) wrong.push(`${key} three times within ${within.join(', ')}`);
    }
    const rounds = new Map<Day, Set<string>>();
    for (const message of messages.filter(ofRounds))
      for (const { period } of message.topics) {
        const { end } = periodOf(period);
        rounds.set(end, (rounds.get(end) ?? new Set()).add(message.key));
      }
    for (const [end, keys] of rounds) if (keys.size > 3) wrong.push(`${key} ${keys.size} times of the round of ${end}`);
  }
  return wrong;
}

/** Messages that reached each person. */
export function byPerson({ days }: Pick<SimulatedYear, 'days'>): Map<Recipient, Message[]> {
  const heard = new Map<Recipient, Message[]>();
  for (const { sent } of days) for (const one of sent) heard.set(one.to, [...(heard.get(one.to) ?? []), one]);
  return heard;
}

export const dayOf = ({ notBefore }: Message): Day => dayInLondon(new Date(notBefore));

/** The number of rounds that a person was asked about. */
export function roundsOf(messages: readonly Message[]): number {
  return new Set(messages.filter(ofRounds).flatMap(({ topics }) => topics.map(({ period }) => periodOf(period).end)))
    .size;
}

/** What each kind of person received, and the year of whoever received most. */
export function summaryOf(year: SimulatedYear): string {
  const heard = byPerson(year);
  const kinds = new Map<string, number[]>([
    ['group', [...heard].filter(([key]) => isChannelKey(key)).map(([, messages]) => messages.length)],
  ]);
  for (const [key, { persona }] of year.actors) {
    const name = year.managers.has(key) ? 'manager' : year.owners.has(key) ? persona : 'lead only';
    kinds.set(name, [...(kinds.get(name) ?? []), heard.get(key)?.length ?? 0]);
  }
  const lines = [...kinds].sort().map(([name, counts]) => {
    const sorted = [...counts].sort((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
    return `${name.padEnd(10)} ${String(sorted.length).padStart(3)}, messages: ${middle} in the middle, ${sorted.at(-1)} at most`;
  });
  const [most, messages] = [...heard].sort((a, b) => b[1].length - a[1].length)[0] ?? [undefined, []];
  const story = [...messages]
    .sort((a, b) => a.notBefore.localeCompare(b.notBefore))
    .map((message) => {
      const about = message.topics.map(
        ({ code, period, milestone }) =>
          `${code} ${period}${milestone.is === 'ask' ? '' : ` (${milestoneText(milestone)})`}`,
      );
      return `  ${dayOf(message)} ${message.kind}: ${about.join(', ')}`;
    });
  const who =
    most === undefined ? '' : `Most messages: ${year.actors.get(most)?.persona ?? 'somebody'}, ${messages.length}`;
  return [...lines, who, ...story].join('\n');
}

/** The value below which so many of a hundred lie. */
export function percentile(values: readonly number[], of: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((of / 100) * sorted.length))] ?? 0;
}
