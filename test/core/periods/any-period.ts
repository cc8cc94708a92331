import * as fc from 'fast-check';
import { addDays, day } from '../../../src/core/calendar/day.ts';
import {
  monthNumber,
  periodAround,
  pointInTime,
  spanOfMonths,
  spanOfYears,
} from '../../../src/core/periods/make-period.ts';

const REGULAR = ['month', 'quarter', 'half', 'financial-year', 'academic-year', 'calendar-year'] as const;
const year = fc.integer({ min: 1950, max: 2060 });
const month = fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => monthNumber(y, m));

/** Any period that a register may hold, of any kind. */
export const anyPeriod = fc.oneof(
  fc.tuple(fc.constantFrom(...REGULAR), month).map(([kind, around]) => periodAround(kind, around)),
  fc.integer({ min: 0, max: 40_000 }).map((count) => pointInTime(addDays(day('1950-01-01'), count))),
  fc.tuple(year, fc.integer({ min: 1, max: 9 })).map(([from, more]) => spanOfYears(from, from + more)),
  fc.tuple(month, fc.integer({ min: 1, max: 60 })).map(([from, more]) => spanOfMonths(from, from + more)),
);
