import type { Day } from './calendar/day.ts';
import { dayInLondon } from './calendar/day.ts';
import type { WorkingCalendar } from './calendar/working-days.ts';
import type { Framework } from './measures/framework.ts';
import type { Store } from './store.ts';

/** What use cases need from outside; `container.ts` provides it. Features add members by declaration merging. */
export interface Services {
  readonly store: Store;
  readonly clock: Clock;
  readonly bankHolidays: readonly Day[];
  /** Install link of the app; absent in local mode. */
  readonly installLink?: string;
  /** Addresses of public pages. `url` is undefined if browsers outside cannot reach this process. */
  readonly pages: { readonly url: () => string | undefined; readonly tokens: Tokens };
}

/** Read once per action: the instant, its London day, the framework. */
export type TodayContext = {
  readonly now: Date;
  readonly today: Day;
  readonly framework: Framework;
  readonly calendar: WorkingCalendar;
};

/** The framework is cached, so this rarely costs a storage transaction. */
export async function readToday(services: Pick<Services, 'clock' | 'store' | 'bankHolidays'>): Promise<TodayContext> {
  const now = services.clock.now();
  const framework = await services.store.frameworks.current();
  return { now, today: dayInLondon(now), framework, calendar: calendarOf(services, framework) };
}

type Calendar = WorkingCalendar & { readonly bankHolidays: Services['bankHolidays'] };
const calendars = new WeakMap<Framework, Calendar>();

/** Cached by framework, which stays the same object for half a minute. */
function calendarOf({ bankHolidays }: Pick<Services, 'bankHolidays'>, framework: Framework): WorkingCalendar {
  const known = calendars.get(framework);
  if (known?.bankHolidays === bankHolidays) return known;
  const calendar = { bankHolidays, daysOff: new Set([...bankHolidays, ...framework.closureDays]) };
  calendars.set(framework, calendar);
  return calendar;
}

/** The only source of the current time for use cases. */
export type Clock = { now(): Date };

/** The only source of randomness: keys, secrets, jitter. Not guessable, except in a simulation. */
export type Random = {
  bytes(count: number): Uint8Array;
  uuid(): string;
  /** From 0 to 1. */
  fraction(): number;
};

/** Secret tokens for addresses. Only the hash is stored, so that a copy of the store opens no page. */
export type Tokens = {
  /** 192 random bits as text for a URL. */
  fresh(): string;
  /** Derives another token, always the same. The derived token does not reveal the first. */
  derived(from: string, about: string): string;
  hashOf(token: string): string;
  /** Constant-time comparison of two hashes. */
  same(hash: string, other: string): boolean;
};
