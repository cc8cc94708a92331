import type { Store } from '../../../src/app/ports.ts';
import type { Message } from '../../../src/domain/messages.ts';
import { testStore } from '../../support/azurite.ts';
import { aMeasure, aMessage, aPerson, DEPUTY, newFile, opened, OWNER } from './samples.ts';

const NOON = new Date('2026-11-24T12:00:00Z');
const done = { attempts: 1, reason: '', activityId: 'act-1' };

async function allOf(store: Store): Promise<Message[]> {
  const messages: Message[] = [];
  for await (const message of store.outbox.all()) messages.push(message);
  return messages;
}

describe('the outbox', () => {
  it('takes a key once, however often and by however many it is put', async () => {
    const { store } = await testStore();
    const counts = await Promise.all(Array.from({ length: 8 }, () => store.outbox.put([aMessage()])));
    expect(counts.reduce((sum, count) => sum + count.queued, 0)).toBe(1);
    expect(counts.reduce((sum, count) => sum + count.alreadySaid, 0)).toBe(7);
    expect(await allOf(store)).toEqual([aMessage()]);
    expect(await store.outbox.ready(NOON, 10)).toEqual([aMessage()]);
  });

  it('takes one message a day for a person, by the London day', async () => {
    const { store } = await testStore();
    const put = (key: string, notBefore: string, to = OWNER) => store.outbox.put([aMessage({ key, notBefore, to })]);
    expect(await put('a', '2026-07-07T09:30:00Z')).toEqual({ queued: 1, alreadySaid: 0 });
    expect(await put('b', '2026-07-07T14:00:00Z')).toEqual({ queued: 0, alreadySaid: 1 });
    expect(await put('c', '2026-07-07T14:00:00Z', DEPUTY)).toEqual({ queued: 1, alreadySaid: 0 });
    // Half past midnight in British Summer Time.
    expect(await put('d', '2026-07-07T23:30:00Z')).toEqual({ queued: 1, alreadySaid: 0 });
    expect((await allOf(store)).map((message) => message.key)).toEqual(['c', 'a', 'd']);
  });

  it('lets a queued message cover more, and leaves one that went as it is', async () => {
    const { store } = await testStore();
    const more = { code: 'BSC-2', period: 'FY2025/26', stage: 'ask' };
    await store.outbox.put([aMessage()]);
    expect(await store.outbox.put([aMessage({ covers: [more, ...aMessage().covers] })])).toEqual({
      queued: 0,
      alreadySaid: 1,
    });
    const grown = aMessage({ covers: [...aMessage().covers, more] });
    expect(await allOf(store)).toEqual([grown]);
    await store.outbox.record(grown, { state: 'delivered', ...done });
    await store.outbox.put([aMessage({ covers: [{ ...more, stage: 'remind' }] })]);
    expect(await allOf(store)).toEqual([{ ...grown, state: 'delivered', ...done }]);
  });

  it('gives what may go now, oldest first, wherever it lies', async () => {
    const { store, counted } = await testStore();
    await store.measures.save(newFile(aMeasure()), {
      measure: aMeasure(),
      messages: [aMessage({ key: 'handover|1', kind: 'handover', notBefore: '2026-11-24T09:45:00+00:00' })],
    });
    await store.outbox.put([
      aMessage({ notBefore: '2026-11-24T11:00:00Z' }),
      aMessage({ key: 'z', notBefore: '2026-11-25T11:00:00Z' }),
    ]);
    await store.outbox.put([aMessage({ key: 'y', to: DEPUTY, notBefore: '2026-11-24T09:31:00Z' })]);
    counted.length = 0;
    expect((await store.outbox.ready(NOON, 10)).map((message) => message.key)).toEqual([
      'y',
      'handover|1',
      aMessage().key,
    ]);
    expect(counted).toHaveLength(4);
    expect((await store.outbox.ready(NOON, 2)).map((message) => message.key)).toEqual(['y', 'handover|1']);
  });

  it.each(['delivered', 'skipped', 'dead', 'failed', 'unknown'] as const)(
    'gives a %s message no more',
    async (state) => {
      const { store } = await testStore();
      await store.outbox.put([aMessage()]);
      // By another process than the one that found it, as the plain facts that it knows.
      await store.outbox.record({ ...aMessage() }, { state, ...done });
      expect(await store.outbox.ready(NOON, 10)).toEqual([]);
    },
  );

  it('gives a message that is to be tried again when its new time comes, and only then', async () => {
    const { store } = await testStore();
    await store.measures.save(newFile(aMeasure()), {
      measure: aMeasure(),
      messages: [aMessage({ kind: 'extension' })],
    });
    const later = '2026-11-25T09:30:00.000Z';
    for (const message of await store.outbox.ready(NOON, 10)) {
      await store.outbox.record(message, { state: 'failed', ...done, notBefore: later });
    }
    expect(await store.outbox.ready(NOON, 10)).toEqual([]);
    const again = await store.outbox.ready(new Date('2026-11-25T10:00:00Z'), 10);
    expect(again).toEqual([{ ...aMessage({ kind: 'extension' }), state: 'failed', ...done, notBefore: later }]);
  });

  it('drops a hint whose message never came, once it is ten minutes old', async () => {
    const { store, clock, counted } = await testStore();
    await store.measures.save(newFile(aMeasure()), { measure: aMeasure() });
    const stale = await opened(store);
    await store.measures.save(await opened(store), { due: [], drafts: [], measure: aMeasure({ title: 'Moved on' }) });
    // Overtaken: the hint was written, the message was not.
    expect(await store.measures.save(stale, { messages: [aMessage({ kind: 'handover' })] })).toBe('overtaken');
    const soon = new Date(clock.now().getTime() + 9 * 60_000);
    expect(await store.outbox.ready(soon, 10)).toEqual([]);
    expect(await store.outbox.ready(NOON, 10)).toEqual([]);
    counted.length = 0;
    expect(await store.outbox.ready(NOON, 10)).toEqual([]);
    expect(counted).toEqual(['GET rows']);
  });

  it('shows a person what was put for them', async () => {
    const { store } = await testStore();
    await store.register.write({ people: [aPerson()], measures: [] }, () => {});
    await store.outbox.put([aMessage()]);
    expect(await store.people.byKey(OWNER)).toMatchObject({ heardOn: ['2026-11-24'], messages: [aMessage()] });
  });
});
