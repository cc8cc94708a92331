import { addDays, day } from '../../src/core/calendar/day.ts';
import type { Day } from '../../src/core/calendar/day.ts';
import type { LiveMeasure, PersonKey } from '../../src/core/measures/measure.ts';
import type { Person } from '../../src/core/measures/people.ts';
import type { Message } from '../../src/messaging/rules/message.ts';
import type { Draft, DueReading } from '../../src/core/readings/due-reading.ts';
import type { Reading } from '../../src/core/readings/reading.ts';
import type { MeasureFile } from '../../src/core/readings/measure-file.ts';
import type { Store } from '../../src/core/store.ts';
import { aTopic } from '../support/topics.ts';

export const OWNER = 'k-owner' as PersonKey;
export const DEPUTY = 'k-deputy' as PersonKey;

export function aMeasure(some: Partial<LiveMeasure> = {}): LiveMeasure {
  return {
    code: 'BSC-1',
    title: 'Looked-after children',
    definition: 'Children looked after on the day, per 10,000 under 18.',
    policyObjective: 'PO1',
    pledges: ['P1', 'P2'],
    theme: '',
    committees: ['FAM'],
    unit: '%',
    direction: 'lower',
    frequency: 'annual',
    decimals: 1,
    level: '',
    influence: 'influence',
    provenance: 'new',
    perception: false,
    readWith: '',
    baselineValue: '99.5',
    baselinePeriod: 'FY2019/20',
    countsPeople: true,
    cumulative: false,
    overlapping: false,
    exempt: false,
    owner: OWNER,
    sourceOrg: '',
    groups: [],
    status: 'live',
    sourceUrl: '',
    extra: { 'Old code': 'X/1' },
    liveSince: day('2026-11-24'),
    ...some,
  };
}

export function aPerson(some: Partial<Person> = {}): Person {
  return {
    key: OWNER,
    email: 'Owner@example.gov.uk',
    aliases: ['o.wner@example.gov.uk'],
    entraId: '',
    name: 'Service manager',
    service: 'Children',
    workDays: [1, 2, 3],
    roles: ['performance'],
    ...some,
  };
}

/** A point in time at the end of the nth month before September 2026. */
export function monthAgo(months: number): Reading['period'] {
  const first = new Date(Date.UTC(2026, 9 - months, 1)).toISOString().slice(0, 10) as Day;
  const end = addDays(first, -1);
  return { text: end, kind: 'point-in-time', start: end, end };
}

export function aReading(some: Partial<Reading> = {}): Reading {
  return {
    period: monthAgo(0),
    value: '1234.5',
    typed: '£1,234.50',
    numerator: '',
    denominator: '',
    status: 'final',
    soWhat: 'Fewer came in, because more families were helped early.',
    nextSteps: '',
    method: '',
    sample: '',
    suppliedBy: '',
    sourceUrl: '',
    revision: 1,
    by: OWNER,
    at: '2026-11-24T10:00:00.000Z',
    released: false,
    ...some,
  };
}

export function aDue(some: Partial<DueReading> = {}): DueReading {
  return {
    period: monthAgo(0),
    state: 'open',
    targetDay: day('2026-10-28'),
    openedOn: day('2026-11-24'),
    dueOn: day('2026-12-08'),
    openedBy: 'framework',
    form: 0,
    handled: '',
    questions: [],
    ...some,
  };
}

export function aDraft(some: Partial<Draft> = {}): Draft {
  return {
    period: monthAgo(0).text,
    by: OWNER,
    at: '2026-11-24T10:00:00.000Z',
    value: '12,5',
    soWhat: 'half a sen',
    nextSteps: '',
    provisional: false,
    ...some,
  };
}

export function aMessage(some: Partial<Message> = {}): Message {
  return {
    key: 'ask|k-owner|2026-11-24',
    kind: 'ask',
    to: OWNER,
    notBefore: '2026-11-24T09:30:00.000Z',
    topics: [aTopic('BSC-1', '2026-09-30', 'ask')],
    state: 'queued',
    attempts: 0,
    reason: '',
    activityId: '',
    run: 'r1',
    ...some,
  };
}

/** A measure as somebody decides about it who found nothing in the store. */
export function newFile(measure: LiveMeasure): MeasureFile {
  return { measure, due: [], drafts: [], readings: [], chain: { head: '', version: '' } };
}

export async function opened(store: Store, code = 'BSC-1'): Promise<MeasureFile> {
  const file = await store.measures.open(code);
  if (file === undefined) throw new Error(`no measure ${code}`);
  return file;
}
