import type { LoadedMessage } from '../../../src/messaging/outbox.ts';
import type { Store } from '../../../src/core/store.ts';
import type { PersonKey } from '../../../src/core/measures/measure.ts';
import type { Message } from '../../../src/messaging/rules/message.ts';
import { testStore } from '../../support/azurite.ts';
import { aMeasure, aMessage, aPerson, DEPUTY, newFile, opened, OWNER } from '../samples.ts';
import { aTopic } from '../../support/topics.ts';

const NOON = new Date('2026-11-24T12:00:00Z');
const done = { attempts: 1, reason: '', activityId: 'act-1' };

/** What may go at a time, each as it is stored, longest waiting first. */
async function readyOf(store: Store, now: Date, most = 10): Promise<LoadedMessage[]> {
  const opened = [];
  for (const waiting of await store.outbox.ready(now, most)) opened.push(await store.outbox.open(waiting));
  return opened.filter((loaded) => loaded !== undefined);
}

const messagesOf = (hands: readonly LoadedMessage[]) => hands.map(({ message }) => message);
const keysOf = (hands: readonly LoadedMessage[]) => hands.map(({ message }) => message.key);

async function theOne(store: Store, now = NOON): Promise<LoadedMessage> {
  const [one] = await readyOf(store, now);
  if (one === undefined) throw new Error('nothing is ready');
  return one;
}

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
    expect(messagesOf(await readyOf(store, NOON))).toEqual([aMessage()]);
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
    const more = aTopic('BSC-2', 'FY2025/26', 'ask');
    await store.outbox.put([aMessage()]);
    expect(await store.outbox.put([aMessage({ topics: [more, ...aMessage().topics] })])).toEqual({
      queued: 0,
      alreadySaid: 1,
    });
    const grown = aMessage({ topics: [...aMessage().topics, more] });
    expect(await allOf(store)).toEqual([grown]);
    await store.outbox.record(await theOne(store), { state: 'delivered', ...done });
    await store.outbox.put([aMessage({ topics: [aTopic('BSC-2', 'FY2025/26', 'reminder')] })]);
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
    expect(keysOf(await readyOf(store, NOON))).toEqual(['y', 'handover|1', aMessage().key]);
    expect(counted).toHaveLength(4);
    expect(keysOf(await readyOf(store, NOON, 2))).toEqual(['y', 'handover|1']);
  });

  it.each(['delivered', 'skipped', 'dead', 'failed', 'unknown'] as const)(
    'gives a %s message no more',
    async (state) => {
      const { store } = await testStore();
      await store.outbox.put([aMessage()]);
      await store.outbox.record(await theOne(store), { state, ...done });
      expect(await readyOf(store, NOON)).toEqual([]);
      await store.outbox.settle();
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
    await store.outbox.record(await theOne(store), { state: 'failed', ...done, notBefore: later });
    expect(await readyOf(store, NOON)).toEqual([]);
    const again = await readyOf(store, new Date('2026-11-25T10:00:00Z'));
    expect(messagesOf(again)).toEqual([
      { ...aMessage({ kind: 'extension' }), state: 'failed', ...done, notBefore: later },
    ]);
  });

  it('drops a hint whose message never came, once it is ten minutes old', async () => {
    const { store, clock, counted } = await testStore();
    await store.measures.save(newFile(aMeasure()), { measure: aMeasure() });
    const stale = await opened(store);
    await store.measures.save(await opened(store), { due: [], drafts: [], measure: aMeasure({ title: 'Moved on' }) });
    // Overtaken: the hint was written, the message was not.
    expect(await store.measures.save(stale, { messages: [aMessage({ kind: 'handover' })] })).toBe('conflict');
    const soon = new Date(clock.now().getTime() + 9 * 60_000);
    clock.set(soon.toISOString());
    expect(await readyOf(store, soon)).toEqual([]);
    await store.outbox.settle();
    expect(await store.outbox.ready(soon, 10)).toHaveLength(1);
    clock.set(NOON.toISOString());
    expect(await readyOf(store, NOON)).toEqual([]);
    await store.outbox.settle();
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

  it('is sent by one of two who have it in hand', async () => {
    const { store } = await testStore();
    await store.outbox.put([aMessage()]);
    const [first, second] = [await theOne(store), await theOne(store)];
    const marked = await store.outbox.startSending(first, 'one');
    expect(marked).toMatchObject({ sender: 'one', message: { state: 'sending' } });
    expect(await store.outbox.startSending(second, 'two')).toBe('conflict');
    expect(await store.outbox.record(second, { state: 'skipped', ...done })).toBe('conflict');
    expect(await allOf(store)).toMatchObject([{ state: 'sending' }]);
    // Left behind by a process that ended: the next who looks finds it, and whose it was.
    expect(await theOne(store)).toMatchObject({ sender: 'one', message: { state: 'sending' } });
    if (marked === 'conflict') throw new Error('it was not');
    expect(await store.outbox.record(marked, { state: 'delivered', ...done })).toBe('recorded');
    expect(await readyOf(store, NOON)).toEqual([]);
  });

  it('is recorded as delivered though a run added to it while it went; what was added is still to be said', async () => {
    const { store } = await testStore();
    const [said, added] = ['2025-03-31', '2026-03-31'].map((period) => aTopic('BSC-1', period, 'ask'));
    await store.outbox.put([aMessage({ topics: [said!] })]);
    const loaded = await theOne(store);
    await store.outbox.put([aMessage({ topics: [added!] })]);
    expect(await allOf(store)).toMatchObject([{ state: 'queued', topics: [said, added] }]);
    expect(await store.outbox.record(loaded, { state: 'delivered', ...done })).toBe('recorded');
    expect(await allOf(store)).toMatchObject([{ state: 'delivered', topics: [said] }]);
    // The answer to the record was lost: the same again is no second delivery.
    expect(await store.outbox.record(loaded, { state: 'delivered', ...done })).toBe('recorded');
  });

  it('stores what a person was shown with the message that showed it', async () => {
    const { store, counted } = await testStore();
    await store.register.write({ people: [aPerson()], measures: [] }, () => {});
    await store.outbox.put([aMessage()]);
    const marked = await store.outbox.startSending(await theOne(store), 'one');
    if (marked === 'conflict') throw new Error('it was not');
    counted.length = 0;
    const list = { at: '2026-11-24T12:00:00.000Z', items: [{ code: 'BSC-1', period: '2026-09-30' }] };
    await store.outbox.record(marked, { state: 'delivered', ...done }, { list, introducedAt: list.at });
    expect(counted).toHaveLength(1);
    expect(await store.people.byKey(OWNER)).toMatchObject({
      list,
      introduced: true,
      messages: [{ activityId: 'act-1' }],
    });
  });

  it('lets a reply go on a day that another message has', async () => {
    const { store } = await testStore();
    await store.outbox.put([aMessage()]);
    expect(await store.outbox.put([aMessage({ kind: 'reply', key: 'reply|1', run: 'reply 1' })])).toMatchObject({
      queued: 1,
    });
    expect(keysOf(await readyOf(store, NOON))).toEqual([aMessage().key, 'reply|1']);
  });

  it('costs one transaction a message, and two for the hundred', async () => {
    const { store, counted } = await testStore();
    const to = (n: number) => `k-${n}` as PersonKey;
    const many = Array.from({ length: 100 }, (_, n) => aMessage({ key: `ask|k-${n}|x`, to: to(n) }));
    counted.length = 0;
    expect(await store.outbox.put(many)).toEqual({ queued: 100, alreadySaid: 0 });
    expect(counted).toHaveLength(102);
  });

  it('knows the messages of a run, and reads no others', async () => {
    const { store, counted } = await testStore();
    await store.outbox.put([aMessage(), aMessage({ key: 'b', to: DEPUTY })]);
    await store.outbox.put([aMessage({ key: 'c', to: 'k-third' as PersonKey, run: 'r2' })]);
    counted.length = 0;
    expect((await store.outbox.ofRun('r1')).map(({ key }) => key).sort()).toEqual([aMessage().key, 'b']);
    expect(counted).toHaveLength(3);
    expect(await store.outbox.ofRun('r3')).toEqual([]);
  });

  it('takes a dead letter back, once, and nothing that is still to be sent', async () => {
    const { store } = await testStore();
    await store.outbox.put([aMessage()]);
    const later = new Date('2026-11-24T13:00:00Z');
    expect(await store.outbox.requeue(aMessage(), later)).toBe(false);
    await store.outbox.record(await theOne(store), { state: 'dead', attempts: 5, reason: 'http503', activityId: '' });
    const [dead] = await allOf(store);
    if (dead === undefined) throw new Error('it is gone');
    expect(await store.outbox.requeue(dead, later)).toBe(true);
    expect(await readyOf(store, NOON)).toEqual([]);
    expect(messagesOf(await readyOf(store, later))).toMatchObject([{ state: 'queued', attempts: 0, reason: '' }]);
    // At the very time that it had: its hint is another all the same, which nobody takes for what was left behind.
    await store.outbox.record(await theOne(store, later), { state: 'dead', attempts: 5, reason: '', activityId: '' });
    const [again] = await allOf(store);
    if (again === undefined) throw new Error('it is gone');
    expect(await store.outbox.requeue(again, later)).toBe(true);
    expect(messagesOf(await readyOf(store, later))).toMatchObject([{ notBefore: '2026-11-24T12:59:59.999Z' }]);
  });
});
