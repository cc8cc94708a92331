import { type Day, day } from '../../src/core/calendar/day.ts';
import type { LiveMeasure, PersonKey } from '../../src/core/measures/measure.ts';
import { periodOf } from '../../src/core/periods/read-period.ts';
import type { DueReading } from '../../src/core/readings/due-reading.ts';
import type { Reading } from '../../src/core/readings/reading.ts';

export const owner = 'person-owner' as PersonKey;
export const deputy = 'person-deputy' as PersonKey;

/** Looked-after children, as the register has it: a six-monthly count that is better lower, and that we share. */
export function aMeasure(change: Partial<LiveMeasure> = {}): LiveMeasure {
  return {
    code: 'PMIF-LAC-N',
    title: 'Number of looked after children',
    definition: '',
    policyObjective: 'PO1',
    pledges: ['families'],
    theme: "Children's social care",
    committees: ['families'],
    unit: 'count',
    direction: 'lower',
    frequency: 'six-monthly',
    level: 'strategic',
    influence: 'influence',
    provenance: 'new',
    perception: false,
    readWith: '',
    baselinePeriod: '',
    countsPeople: true,
    cumulative: false,
    overlapping: false,
    exempt: false,
    owner,
    deputy,
    sourceOrg: '',
    groups: [],
    status: 'live',
    sourceUrl: '',
    extra: {},
    ...change,
  };
}

/** The due reading of looked-after children at 30 September 2026, opened on 24 November. */
export function aDueReading(change: Partial<DueReading> = {}): DueReading {
  return {
    period: periodOf('2026-09-30'),
    state: 'open',
    targetDay: day('2026-10-28'),
    openedOn: day('2026-11-24'),
    dueOn: day('2026-12-08'),
    openedBy: 'framework',
    form: 1,
    handled: '',
    questions: [],
    ...change,
  };
}

/** A final reading of the register. */
export function aReading(period: string, value: string, change: Partial<Reading> = {}): Reading {
  return {
    period: periodOf(period),
    value,
    typed: value,
    numerator: '',
    denominator: '',
    status: 'final',
    soWhat: '',
    nextSteps: '',
    method: '',
    sample: '',
    suppliedBy: '',
    sourceUrl: '',
    revision: 1,
    by: 'register',
    at: '2026-11-01T09:00:00.000Z',
    released: true,
    ...change,
  };
}

export const on = (text: string): Day => day(text);
