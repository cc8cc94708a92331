import type { Day } from './calendar/day.ts';
import { dayInLondon } from './calendar/day.ts';
import type { WorkingCalendar } from './calendar/working-days.ts';
import type { Framework } from './measures/framework.ts';
import type { Clock } from './clock.ts';
import type { Links } from '../messaging/files.ts';
import type { Papers } from '../features/reports/papers.ts';
import type { PersonFile } from './people-store.ts';
import type { SheetPrinter } from '../features/thrive/sheet-store.ts';
import type { Spreadsheets } from '../features/register/spreadsheets.ts';
import type { Store } from './store.ts';
import type { Tokens } from './tokens.ts';
import type { ExplainerFacts } from '../features/thrive/rules/views.ts';
import type { ProgressView } from '../features/progress/rules/views.ts';

/** What nearly every use case needs; `container.ts` hands it over. */
export type Services = {
  readonly store: Store;
  readonly clock: Clock;
  readonly bankHolidays: readonly Day[];
  /** Where somebody installs the app; absent where there is no app (on a desk). */
  readonly installLink?: string;
  /** At what age an explainer can be read, names left out of the count. */
  readonly readingAge?: (facts: ExplainerFacts, names: readonly string[]) => number;
  /** Where documents can be fetched by a browser; absent for a command that serves nobody. */
  readonly links?: Links;
  /** Puts a group's sheet on paper. */
  readonly printSheet?: SheetPrinter;
  /** How addresses for people outside are made, and what stands before them; absent where nobody outside reaches this. */
  readonly pages?: { readonly url: () => string | undefined; readonly tokens: Tokens };
  /** *Progress* as a page to print (HTML); absent where nothing writes files. */
  readonly printed?: (view: ProgressView) => Promise<Uint8Array>;
  /** Absent for a command that needs none. */
  readonly spreadsheets?: Spreadsheets;
  /** How a report becomes a file; absent in what never makes one. */
  readonly papers?: Papers;
};

/** The facts that a decision about days starts from, read once for an act: the instant, its London day, the framework. */
export type TodayContext = {
  readonly now: Date;
  readonly today: Day;
  readonly framework: Framework;
  readonly calendar: WorkingCalendar;
};

/** Gathers the setting. The framework is kept in memory, so this costs no storage transaction most of the time. */
export async function readToday(services: Services): Promise<TodayContext> {
  const now = services.clock.now();
  const framework = await services.store.frameworks.current();
  return { now, today: dayInLondon(now), framework, calendar: calendarOf(services, framework) };
}

type Calendar = WorkingCalendar & { readonly bankHolidays: Services['bankHolidays'] };
const calendars = new WeakMap<Framework, Calendar>();

/** Made once for a framework, which is the same for half a minute: every turn of every person asks for it. */
function calendarOf({ bankHolidays }: Services, framework: Framework): WorkingCalendar {
  const known = calendars.get(framework);
  if (known?.bankHolidays === bankHolidays) return known;
  const calendar = { bankHolidays, daysOff: new Set([...bankHolidays, ...framework.closureDays]) };
  calendars.set(framework, calendar);
  return calendar;
}

/** One person doing something: everything that their act needs. */
export type UserAction = {
  readonly services: Services;
  readonly context: TodayContext;
  readonly person: PersonFile;
  /** Numbers of the list last shown that are still to come after this form, as the form says. */
  readonly rest: readonly number[];
};
