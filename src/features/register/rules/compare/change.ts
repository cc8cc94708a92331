import type { Actor } from '../../../../core/audit-entry.ts';
import type { Day } from '../../../../core/calendar/day.ts';
import type { PersonKey } from '../../../../core/measures/measure.ts';

/** One thing that an import changes, in words for the performance team; `before` is empty for something new. */
export type Change = { readonly what: string; readonly before: string; readonly after: string };

/** When an import happens, by whom (the files themselves where nobody is named), and where keys for new people come from. */
export type Moment = {
  readonly today: Day;
  /** ISO instant. */
  readonly at: string;
  readonly by?: Actor;
  readonly newKey: () => PersonKey;
};
