import { type Day, instantInLondon } from '../../src/core/calendar/day.ts';
import type { Job } from '../../src/messaging/job.ts';
import type { Kernel } from './kernel.ts';

/** Beats of one job that are lived through in a day. Between them nothing new is decided, so the others cost only time. */
const BEATS_A_DAY = 4;

/** Some of the slots of each job's schedule on a day. */
export function slotsOf(kernel: Kernel, date: Day, jobs: readonly Job[]): { readonly job: Job; readonly at: number }[] {
  return jobs.flatMap((job) => {
    const all = timesOf(job.schedule);
    const chosen = new Set(Array.from({ length: BEATS_A_DAY }, () => kernel.pick(all) ?? '12:00'));
    return [...chosen].map((time) => ({ job, at: instantInLondon(date, time).getTime() }));
  });
}

/** The times of a schedule such as `10,40 8-19 * * *`. */
export function timesOf(schedule: string): string[] {
  const [minutes = '', hours = '', ...rest] = schedule.split(' ');
  if (rest.join(' ') !== '* * *') throw new Error(`not a daily schedule: ${schedule}`);
  const pad = (number: number) => String(number).padStart(2, '0');
  return numbersOf(hours, 24).flatMap((hour) => numbersOf(minutes, 60).map((minute) => `${pad(hour)}:${pad(minute)}`));
}

function numbersOf(field: string, below: number): number[] {
  const [range = '', step] = field.split('/');
  const all = Array.from({ length: below }, (_, number) => number);
  if (step !== undefined) return all.filter((number) => number % Number(step) === 0);
  return range.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(Number);
    return all.filter((number) => number >= from && number <= to);
  });
}
