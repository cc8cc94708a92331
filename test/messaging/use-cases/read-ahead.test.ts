import { setImmediate } from 'node:timers/promises';
import { readAhead } from '../../../src/messaging/use-cases/read-ahead.ts';
import type { Time } from '../../../src/messaging/use-cases/time.ts';
import type { ReadyMessage } from '../../../src/messaging/outbox.ts';
import type { PersonKey } from '../../../src/core/measures/measure.ts';
import { postOffice, type PostOffice } from '../../support/post-office.ts';

const NOON = new Date('2026-11-24T12:00:00Z');
let now = 0;
const time: Time = { ms: () => now, pause: () => Promise.resolve() };

let office: PostOffice;
let ready: ReadyMessage[];

beforeEach(async () => {
  now = 0;
  office = await postOffice({ people: 40 });
  ready = await office.store.outbox.ready(NOON, 100);
  office.counted.length = 0;
});
afterEach(() => office.connector.close());

it('opens forty messages, with their people and measures, in two handfuls of storage transactions', async () => {
  const open = readAhead(office.services, time, ready);
  for (const [turn, { row }] of ready.entries()) {
    const { loaded, measures } = await open(turn);
    expect(loaded).toMatchObject({ ready: { row }, person: { profile: { key: loaded?.message.to } } });
    const [covered] = loaded?.message.topics ?? [];
    expect((await measures(covered?.code ?? ''))?.measure.code).toBe(covered?.code);
  }
  expect(office.counted.length).toBeLessThanOrEqual(10);
});

it('reads the next handful beside the last twelve of this one, before anybody asks', async () => {
  const open = readAhead(office.services, time, ready);
  await open(0);
  await open(19);
  const before = office.counted.length;
  await open(20);
  for (let turn = 0; turn < 1_000 && office.counted.length === before; turn += 1) await setImmediate();
  expect(office.counted.length).toBeGreaterThan(before);
  await open(32);
  expect(office.counted.length - before).toBeLessThanOrEqual(8);
});

it('believes what it read for two and a half seconds, and no longer', async () => {
  const open = readAhead(office.services, time, ready);
  const { loaded, measures } = await open(0);
  const code = loaded?.message.topics[0]?.code ?? '';
  const file = await measures(code);
  if (file === undefined || loaded === undefined) throw new Error('it was not read');
  await office.store.measures.save(file, { due: file.due.map((due) => ({ ...due, state: 'answered' })) });
  await office.store.outbox.record(loaded, { state: 'skipped', reason: 'answered', attempts: 0, activityId: '' });
  now = 2_499;
  expect((await measures(code))?.due).toMatchObject([{ state: 'open' }]);
  expect((await open(0)).loaded).toBeDefined();
  now = 2_500;
  expect((await measures(code))?.due).toMatchObject([{ state: 'answered' }]);
  expect((await open(0)).loaded).toBeUndefined();
});

it('opens the second message of one person in its turn: it knows what the first has shown', async () => {
  const [first] = office.messages;
  if (first === undefined) throw new Error('no message');
  await office.store.outbox.put([{ ...first, key: `${first.key}b`, kind: 'nudge', notBefore: '2026-11-23T12:00:00Z' }]);
  const own = (await office.store.outbox.ready(NOON, 100)).filter(({ row }) => row.includes(first.to));
  expect(own).toHaveLength(2);
  const open = readAhead(office.services, time, own);
  await open(0);
  await office.store.people.markIntroduced(first.to as PersonKey, NOON.toISOString());
  expect((await open(1)).loaded?.person?.introduced).toBe(true);
});
