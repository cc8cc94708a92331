import type { Day } from '../../../../core/calendar/day.ts';

/** What the page says that comes with everything: the files, how many rows each has, and what they are. */
export type HandingOver = {
  readonly organisation: string;
  readonly on: Day;
  readonly register: {
    readonly measures: number;
    readonly people: number;
    readonly groups: number;
    readonly readings: number;
  };
  readonly also: readonly (readonly [name: string, rows: number, what: string])[];
};
