import { dayInLondon, instantInLondon } from '../../core/calendar/day.ts';
import { isWorkingDay } from '../../core/calendar/working-days.ts';
import type { Message } from '../rules/message.ts';
import { nextAllowedMoment } from '../rules/quiet.ts';
import { type Services, type TodayContext, readToday } from '../../core/services.ts';

/** One message by its key, or every dead letter. */
export type ResendRequest = { readonly key: string } | { readonly dead: true };

export type ResendReport = {
  readonly targeted: number;
  readonly queued: readonly { readonly key: string; readonly notBefore: string }[];
  /** Not queued again, and why: `delivered` or `waiting`. */
  readonly skipped: readonly { readonly key: string; readonly reason: string }[];
};

/** From the start of the minute, because a following command that sends starts its own test clock. */
const MINUTE = 60_000;

const HAD_THEIR_END = ['failed', 'dead', 'unknown', 'skipped'];

/** Queues messages as if never tried. They go at once within the hours of a working day, else when those next begin. */
export async function resend(services: Services, request: ResendRequest): Promise<ResendReport> {
  const context = await readToday(services);
  const found: Message[] = [];
  for await (const message of services.store.outbox.all()) {
    if ('key' in request ? message.key === request.key : message.state === 'dead') found.push(message);
  }
  const queued: { key: string; notBefore: string }[] = [];
  const skipped: { key: string; reason: string }[] = [];
  for (const message of found) {
    const notBefore = whenHeard(context, message);
    if (!HAD_THEIR_END.includes(message.state)) skipped.push({ key: message.key, reason: whyNot(message) });
    else if (await services.store.outbox.requeue(message, notBefore))
      queued.push({ key: message.key, notBefore: notBefore.toISOString() });
    else skipped.push({ key: message.key, reason: 'waiting' });
  }
  return { targeted: found.length, queued, skipped };
}

const whyNot = ({ state }: Message): string => (state === 'delivered' ? 'delivered' : 'waiting');

function whenHeard({ now, calendar, framework: { quiet } }: TodayContext, { to }: Message): Date {
  const today = dayInLondon(now);
  const within = now >= instantInLondon(today, quiet.from) && now <= instantInLondon(today, quiet.to);
  if (within && isWorkingDay(calendar, today)) return new Date(Math.floor(now.getTime() / MINUTE) * MINUTE);
  return nextAllowedMoment({ person: { key: to, workDays: [] }, heardOn: [], from: now, calendar, quiet });
}
