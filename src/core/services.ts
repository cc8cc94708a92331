import type { Day } from './calendar/day.ts';
import { dayInLondon } from './calendar/day.ts';
import type { WorkingCalendar } from './calendar/working-days.ts';
import type { Clock } from './clock.ts';
import type { Framework } from './measures/framework.ts';
import type { Store } from './store.ts';
import type { Tokens } from './tokens.ts';

/** What use cases may ask of the outside; `container.ts` provides it. Features add what they need by declaration merging. */
export interface Services {
  readonly store: Store;
  readonly clock: Clock;
  readonly bankHolidays: readonly Day[];
  /** Where the app is installed from; absent where there is no app (local mode). */
  readonly installLink?: string;
  /** How addresses of public pages are made. `url` is undefined where no browser outside reaches this. */
  readonly pages: { readonly url: () => string | undefined; readonly tokens: Tokens };
}

/** What every decision about days starts from, read once for each action: the instant, its London day, the framework. */
export type TodayContext = {
  readonly now: Date;
  readonly today: Day;
  readonly framework: Framework;
  readonly calendar: WorkingCalendar;
};

/** Reads the context. The framework is cached, so this rarely costs a storage transaction. */
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
