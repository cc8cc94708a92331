import { USUAL_QUIET } from '../src/core/measures/quiet-rules.ts';
import type { Conversation } from '../src/messaging/people.ts';
import type { RegisterChange } from '../src/features/register/store.ts';
import type { Store } from '../src/core/store.ts';
import { type Day, day } from '../src/core/calendar/day.ts';
import type { Framework } from '../src/core/measures/framework.ts';
import type { LiveMeasure, PersonKey } from '../src/core/measures/measure.ts';
import type { Person } from '../src/core/measures/people.ts';
import type { Period } from '../src/core/periods/period.ts';
import { periodOf } from '../src/core/periods/read-period.ts';
import type { Reading } from '../src/core/readings/reading.ts';

export type RegisterShape = {
  readonly measures: number;
  readonly owners: number;
  /** Six-monthly readings that are there already, oldest first, such as `FY2025/26-H2`. */
  readonly periods: readonly string[];
  /** The day from which a beat looks at the measures. */
  readonly wakeOn: string;
  /** So many measures are the committee's own; all of them where it is not said. */
  readonly remit?: number;
};

const WORDS =
  'Fewer people waited, because two teams now share one rota; residents notice it first in the evenings and at weekends.';

/** A register of made-up measures, written by the same port as an import's: what is stored is what the product stores. */
export async function writeRegister(store: Store, shape: RegisterShape): Promise<void> {
  const change: RegisterChange = {
    framework: shape.remit === undefined ? framework : withMeeting(framework),
    groups: [],
    people: Array.from({ length: shape.owners }, (_, number) => person(number)),
    measures: Array.from({ length: shape.measures }, (_, number) => {
      const readings = shape.periods.map((text, index) => reading(periodOf(text), 40 + ((number + index * 3) % 20)));
      const own = measureOf(number, ownerKey(number % shape.owners));
      const committees = number < (shape.remit ?? Infinity) ? own.committees : ['other'];
      const measure = { ...own, committees };
      return { code: measure.code, change: { measure, readings }, wakeOn: day(shape.wakeOn) };
    }),
  };
  await store.register.write(change, () => {});
}

/** Makes every owner reachable at a connector, and known, so that asks are plain ones. */
export async function makeReachable(store: Store, owners: number, serviceUrl: string): Promise<void> {
  const numbers = Array.from({ length: owners }, (_, number) => number).values();
  const one = async () => {
    for (const number of numbers) {
      await store.people.keepConversation(ownerKey(number), conversation(number, serviceUrl));
      await store.people.markIntroduced(ownerKey(number), '2026-01-05T10:00:00Z');
    }
  };
  await Promise.all(Array.from({ length: 16 }, one));
}

/** The parts by which the product knows owner number so-and-so; as long as real ones. */
export const ownerKey = (number: number): PersonKey => `6f1c2d3e-0000-4000-8000-${twelve(number)}` as PersonKey;
export const entraIdOf = (number: number): string => `00000000-0000-4000-9000-${twelve(number)}`;
export const measureCode = (number: number): string => `BENCH-${String(number).padStart(5, '0')}`;

export function conversation(number: number, serviceUrl: string): Conversation {
  return {
    conversationId: `a:1kv8mWq3rZbT0nYpXcLsUdEfGhJi-${twelve(number)}`,
    serviceUrl,
    tenantId: '99999999-2222-4333-8444-555555555555',
    botId: '28:11111111-2222-4333-8444-555555555555',
    userId: `29:1aBcDeFgHiJkLmNoPqRsTuVwXyZ-${twelve(number)}`,
    reachable: true,
    why: '',
  };
}

const twelve = (number: number) => String(number).padStart(12, '0');

function person(number: number): Person {
  return {
    key: ownerKey(number),
    email: `owner.${number}@example.gov.uk`,
    aliases: [],
    entraId: entraIdOf(number),
    name: `Service Manager ${number}`,
    service: 'Housing and communities',
    workDays: [],
    roles: [],
  };
}

function measureOf(number: number, owner: PersonKey): LiveMeasure {
  return {
    code: measureCode(number),
    title: `Repairs finished at the first visit, area ${String(number).padStart(5, '0')}`,
    definition:
      'Share of responsive repairs to council homes that were finished at the first visit, as tenants confirm.',
    policyObjective: 'PO1',
    pledges: ['people'],
    theme: 'Housing',
    committees: ['housing'],
    unit: '%',
    direction: 'higher',
    frequency: 'six-monthly',
    periodKind: 'half',
    decimals: 1,
    level: 'operational',
    influence: 'control',
    provenance: 'new',
    perception: false,
    readWith: '',
    baselinePeriod: '',
    minimum: '0',
    maximum: '100',
    countsPeople: false,
    cumulative: false,
    overlapping: false,
    exempt: false,
    owner,
    sourceOrg: '',
    groups: [],
    status: 'live',
    sourceUrl: '',
    extra: {},
    liveSince: day('2026-04-01'),
  };
}

function reading(period: Period, value: number): Reading {
  return {
    period,
    value: value.toFixed(1),
    typed: `${value.toFixed(1)}%`,
    numerator: '',
    denominator: '',
    status: 'final',
    soWhat: WORDS,
    nextSteps: '',
    method: '',
    sample: '',
    suppliedBy: '',
    sourceUrl: '',
    revision: 1,
    by: 'register',
    at: '2026-05-05T10:00:00.000Z',
    released: true,
  };
}

const since: Day = day('2020-01-01');
const MEETING = {
  date: day('2026-12-16'),
  paperDeadline: day('2026-12-04'),
  takesPerformance: periodOf('FY2026/27-H1'),
};
const framework: Framework = {
  organisation: {
    name: 'Gateshead Council',
    contact: 'performance@example.gov.uk',
    privacyNotice: 'https://example.gov.uk/privacy',
  },
  pledges: [
    { code: 'people', wordings: [{ from: since, text: 'Put people and families at the heart of everything we do' }] },
  ],
  objectives: [{ code: 'PO1', wordings: [{ from: since, text: 'Give every child the best start in life' }] }],
  themes: ['Housing'],
  committees: [
    {
      code: 'housing',
      title: 'Housing, Environment and Healthier Communities',
      remit: '',
      exempt: [],
      meetings: [],
    },
  ],
  closureDays: [],
  preElection: [],
  // A bench asks everybody at once: no run of it is held.
  quiet: { ...USUAL_QUIET, holdAbovePeople: 1_000_000 },
  retentionMonths: {},
  smallNumber: 5,
};

/** The committee has a meeting ahead that takes the half-year's performance, and there is another committee. */
function withMeeting(given: Framework): Framework {
  const other = { code: 'other', title: 'Another committee', remit: '', exempt: [], meetings: [] };
  return { ...given, committees: [...given.committees.map((one) => ({ ...one, meetings: [MEETING] })), other] };
}
