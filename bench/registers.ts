import { day } from '../src/core/calendar/day.ts';
import type { LiveMeasure, PersonKey } from '../src/core/measures/measure.ts';
import type { Person } from '../src/core/measures/people.ts';
import type { Store } from '../src/core/store.ts';
import type { Conversation } from '../src/messaging/people.ts';
import { aMeasure, aReading } from '../test/support/examples.ts';
import { aCommittee, aFramework, quietRules } from '../test/support/frameworks.ts';
import { times } from './measure.ts';

export type RegisterShape = {
  readonly measures: number;
  readonly owners: number;
  /** Six-monthly readings of each measure that exist already. */
  readonly readings: number;
  /** Whether the last of them is for the half-year to September 2026; then nothing is due before April. */
  readonly answered?: boolean;
  /** How many measures the first committee has, which then has a meeting ahead; by default it has all, and no meeting. */
  readonly remit?: number;
};

const SO_WHAT =
  'Fewer people waited, because two teams now share one rota; residents notice it first in the evenings and at weekends.';
const wording = (code: string, text: string) => ({ code, wordings: [{ from: day('2020-01-01'), text }] });

/** The first committee may have a meeting ahead that takes a half-year's figures. A bench asks everyone: no run is held. */
const frameworkWith = (meetings: [string, string, string][]) => ({
  ...aFramework([aCommittee('housing', meetings), aCommittee('other', [])]),
  pledges: [wording('people', 'Put people at the heart of everything')],
  objectives: [wording('PO1', 'Give every child the best start')],
  quiet: { ...quietRules, holdAbovePeople: 1_000_000 },
});

/** A made-up register, written by the same port as an import's, so that what is stored is what the product stores. */
export async function writeRegister(store: Store, shape: RegisterShape): Promise<void> {
  const halves = halvesUpTo(shape.answered === true ? 'FY2026/27-H1' : 'FY2025/26-H2', shape.readings);
  const measures = countedTo(shape.measures).map((number) => {
    const committees = [number < (shape.remit ?? Infinity) ? 'housing' : 'other'];
    const measure = measureOf(number, ownerKey(number % shape.owners), committees);
    const readings = halves.map((period, index) => {
      const value = (40 + ((number + index * 3) % 20)).toFixed(1);
      return aReading(period, value, { typed: `${value}%`, soWhat: SO_WHAT, at: '2026-05-05T10:00:00.000Z' });
    });
    const wakeOn = day(shape.answered ? '2027-04-08' : '2026-10-07');
    return { code: measure.code, change: { measure, readings }, wakeOn };
  });
  const people = countedTo(shape.owners).map(person);
  const framework = frameworkWith(shape.remit === undefined ? [] : [['2026-12-16', '2026-12-04', 'FY2026/27-H1']]);
  await store.register.write({ framework, groups: [], people, measures }, () => {});
}

function halvesUpTo(last: string, count: number): string[] {
  const start = Number(last.slice(2, 6)) * 2 + (last.endsWith('H2') ? 1 : 0) - (count - 1);
  return countedTo(count).map((index) => {
    const year = Math.floor((start + index) / 2);
    return `FY${year}/${String((year + 1) % 100).padStart(2, '0')}-H${((start + index) % 2) + 1}`;
  });
}

const countedTo = (count: number) => Array.from({ length: count }, (_, number) => number);

/** Makes every owner reachable at a connector, and introduced, so that asks are plain ones. */
export async function makeReachable(store: Store, owners: number, serviceUrl: string): Promise<void> {
  await times(owners, 16, async (number) => {
    await store.people.keepConversation(ownerKey(number), conversation(number, serviceUrl));
    await store.people.markIntroduced(ownerKey(number), '2026-01-05T10:00:00Z');
  });
}

/** Keys and ids of an owner by number, as long as real ones. */
const ownerKey = (number: number): PersonKey => `6f1c2d3e-0000-4000-8000-${twelve(number)}` as PersonKey;
const entraIdOf = (number: number): string => `00000000-0000-4000-9000-${twelve(number)}`;
export const measureCode = (number: number): string => `BENCH-${String(number).padStart(5, '0')}`;

function conversation(number: number, serviceUrl: string): Conversation {
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

const person = (number: number): Person => ({
  key: ownerKey(number),
  email: `owner.${number}@example.gov.uk`,
  aliases: [],
  entraId: entraIdOf(number),
  name: `Service Manager ${number}`,
  service: 'Housing and communities',
  workDays: [],
  roles: [],
});

function measureOf(number: number, owner: PersonKey, committees: readonly string[]): LiveMeasure {
  const { deputy: _deputy, ...measure } = aMeasure({
    code: measureCode(number),
    title: `Repairs finished at the first visit, area ${String(number).padStart(5, '0')}`,
    definition:
      'Share of responsive repairs to council homes that were finished at the first visit, as tenants confirm.',
    pledges: ['people'],
    theme: 'Housing',
    committees,
    unit: '%',
    direction: 'higher',
    periodKind: 'half',
    decimals: 1,
    minimum: '0',
    maximum: '100',
    countsPeople: false,
    owner,
    liveSince: day('2026-04-01'),
  });
  return measure;
}

let activities = 0;

/** What Teams posts when an owner types or presses, as the text of an HTTP body. */
export function activity(owner: number, serviceUrl: string, more: object): string {
  const { conversationId, tenantId, botId, userId } = conversation(owner, serviceUrl);
  return JSON.stringify({
    type: 'message',
    id: `1700000000${(activities += 1)}`,
    timestamp: '2026-10-14T10:00:00.000Z',
    channelId: 'msteams',
    serviceUrl,
    from: { id: userId, name: `Service Manager ${owner}`, aadObjectId: entraIdOf(owner) },
    conversation: { id: conversationId, conversationType: 'personal', tenantId },
    recipient: { id: botId, name: 'Performance' },
    channelData: { tenant: { id: tenantId } },
    locale: 'en-GB',
    replyToId: '1700000000001',
    ...more,
  });
}
