import { deliver as deliverBy } from '../../../src/messaging/use-cases/deliver.ts';
import { exportRows } from '../../../src/features/register/use-cases/export.ts';
import { runReport } from '../../../src/messaging/use-cases/reports.ts';
import { resend } from '../../../src/messaging/use-cases/resend.ts';
import type { Trouble } from '../../support/fake-connector.ts';
import { TROUBLES } from '../../support/fake-connector.ts';
import { conversationOf, keyOf, RUN } from '../../support/owed-asks.ts';
import { FAST, messengerFor, postOffice, type PostOffice } from '../../support/post-office.ts';

const { refused, throttled, blocked } = TROUBLES;
const report = { targeted: 1, delivered: 0, failed: {}, skipped: {}, unknown: 0, waiting: 0 };

let office: PostOffice;
const opened = async (...asked: Parameters<typeof postOffice>) => (office = await postOffice(...asked));
afterEach(() => office.connector.close());

describe('two hundred asks', () => {
  it('arrive once each, at no more than three storage transactions from being put to being recorded', async () => {
    const { counted, messages, store, deliver, stored, got } = await opened({ people: 200 });
    // Put again: in the same run, and with nothing new.
    expect(await store.outbox.put(messages)).toEqual({ queued: 0, alreadySaid: 200 });
    counted.length = 0;
    expect(await deliver()).toEqual({ ...report, targeted: 200, delivered: 200 });
    const putting = 202 / 200;
    expect(counted.length / 200 + putting).toBeLessThanOrEqual(3);
    expect(got()).toEqual(Array.from({ length: 200 }, (_, n) => conversationOf(n)));
    expect((await stored()).every(({ state, activityId }) => state === 'delivered' && activityId !== '')).toBe(true);
    // Nothing is left to look at: a further round is one look.
    counted.length = 0;
    expect(await deliver()).toEqual({ ...report, targeted: 0 });
    expect(counted).toEqual(['GET rows']);
    expect((await exportRows(office.services, 'messages')).every(({ run }) => run === RUN)).toBe(true);
    expect(await runReport(office.services, RUN)).toEqual({
      run: RUN,
      queued: 200,
      delivered: 200,
      failed: {},
      skipped: {},
      unknown: 0,
      waiting: 0,
    });
  });
});

it('one call sends everything that may go, for who needs no more than that', async () => {
  const { services, messenger } = await opened({ people: 12 });
  const pace = { perSecond: 1000, concurrency: 2 };
  expect(await deliverBy(services, messenger, pace)).toEqual({ ...report, targeted: 12, delivered: 12 });
});

describe('what was not delivered', () => {
  it.each([
    ['412', refused(412, 'PreconditionFailed'), 'http412'],
    ['502', { status: 502 }, 'http502'],
    ['503', { status: 503 }, 'http503'],
  ] as const)(
    'for a %s is tried again, later and later, and is a dead letter after five times',
    async (_s, trouble, reason) => {
      const { connector, clock, deliver, stored } = await opened({ people: 1 });
      connector.meet(() => trouble);
      const pauses = [];
      for (let attempts = 1; attempts < 5; attempts += 1) {
        expect(await deliver()).toEqual({ ...report, waiting: 1 });
        const [message] = await stored();
        expect(message).toMatchObject({ state: 'queued', attempts, reason });
        pauses.push(Date.parse(message?.notBefore ?? '') - clock.now().getTime());
        expect(await deliver()).toMatchObject({ targeted: 0 });
        clock.set(message?.notBefore ?? '');
      }
      expect(pauses).toEqual([5_000, 30_000, 180_000, 1_080_000]);
      expect(await deliver()).toEqual({ ...report, failed: { [reason]: 1 } });
      expect(await stored()).toMatchObject([{ state: 'dead', attempts: 5 }]);
      expect(connector.requests()).toBe(5);
      expect(await deliver()).toMatchObject({ targeted: 0 });

      connector.meet(() => undefined);
      expect(await resend(office.services, { dead: true })).toMatchObject({ targeted: 1, queued: [{}], skipped: [] });
      expect(await resend(office.services, { dead: true })).toMatchObject({ targeted: 0 });
      expect(await deliver()).toEqual({ ...report, delivered: 1 });
    },
  );

  it('for throttling waits as long as Teams says, which is no attempt, and holds nobody else up', async () => {
    const { connector, clock, deliver, stored, got } = await opened({ people: 12 });
    connector.meet(({ conversation }) => (conversation === conversationOf(3) ? throttled(20) : undefined));
    expect(await deliver()).toEqual({ ...report, targeted: 12, delivered: 11, waiting: 1 });
    expect(got()).not.toContain(conversationOf(3));
    const waiting = (await stored()).find(({ to }) => to === keyOf(3));
    expect(waiting).toMatchObject({ state: 'queued', attempts: 0, reason: 'throttled' });
    expect(Date.parse(waiting?.notBefore ?? '') - clock.now().getTime()).toBe(20_500);
    connector.meet(() => undefined);
    clock.set('2026-11-24T12:00:21Z');
    // The deliverer itself still remembers how long that conversation is to be left alone.
    expect(await deliver()).toMatchObject({ targeted: 1, waiting: 1 });
  });

  it('for a storm of throttling arrives all the same, each once', async () => {
    const { connector, clock, deliver, stored, got } = await opened({ people: 30 });
    const refusals = new Map<string, number>();
    connector.meet(({ conversation }) => {
      const times = refusals.get(conversation) ?? 0;
      refusals.set(conversation, times + 1);
      return times < 2 ? { status: 429, headers: { 'Retry-After': '0.01' } } : undefined;
    });
    for (let rounds = 0; rounds < 40 && got().length < 30; rounds += 1) {
      await deliver();
      clock.set(new Date(clock.now().getTime() + 6_000).toISOString());
    }
    expect(got()).toEqual(Array.from({ length: 30 }, (_, n) => conversationOf(n)));
    expect((await stored()).every(({ state, attempts }) => state === 'delivered' && attempts === 1)).toBe(true);
  });
});

describe('what may have arrived', () => {
  it.each<[string, Trouble, number]>([
    ['a gateway that waited too long', { status: 504 }, 1],
    ['a line that broke before', 'dropBefore', 1],
    ['a line that broke after', 'dropAfter', 2],
    ['no answer in time', 'stall', 2],
  ])('after %s is unknown and said so; an ask is tried again', async (_what, trouble, arrivals) => {
    const { connector, services, clock, deliver, stored, got } = await opened({ people: 1 });
    connector.refuse(trouble);
    // Only who meets it is in a hurry: a busy machine may take longer over the next.
    const first = deliverBy(services, messengerFor(trouble === 'stall' ? 300 : undefined), FAST);
    expect(await first).toEqual({ ...report, unknown: 1 });
    expect(await stored()).toMatchObject([{ state: 'unknown', attempts: 1 }]);
    clock.set((await stored())[0]?.notBefore ?? '');
    expect(await deliver()).toEqual({ ...report, delivered: 1 });
    expect(got()).toHaveLength(arrivals);
  });

  it('is not sent again where it is a digest: a person looks, and sends it', async () => {
    const { connector, store, clock, deliver, stored, got } = await opened({ people: 3, kind: 'managerDigest' });
    connector.refuse('dropAfter');
    // One was being sent when a process ended.
    const [first] = await store.outbox.ready(clock.now(), 1);
    const loaded = first && (await store.outbox.open(first));
    if (loaded === undefined) throw new Error('nothing is ready');
    await store.outbox.startSending(loaded, 'a process that ended');
    expect(await deliver()).toEqual({ ...report, targeted: 3, delivered: 1, unknown: 2 });
    const unsure = (await stored()).filter(({ state }) => state === 'unknown');
    expect(unsure.map(({ reason }) => reason).sort()).toEqual(['interrupted', 'noAnswer']);
    clock.set('2026-11-26T12:00:00Z');
    expect(await deliver()).toMatchObject({ targeted: 0 });
    for (const { key } of unsure) expect(await resend(office.services, { key })).toMatchObject({ queued: [{ key }] });
    expect(await deliver()).toEqual({ ...report, targeted: 2, delivered: 2 });
    expect(got()).toHaveLength(4);
  });

  it('does not wait with those that have nothing to do with it', async () => {
    const { connector, deliver } = await opened({ people: 8 });
    connector.meet(({ conversation }) => (conversation === conversationOf(0) ? 'stall' : undefined));
    const delivered = deliver();
    await connector.received(8);
    connector.dropStalled();
    expect(await delivered).toEqual({ ...report, targeted: 8, delivered: 7, unknown: 1 });
  });
});

describe('a refusal', () => {
  it('of the service itself (500) is failed, and tried once more on the next working day', async () => {
    const { connector, clock, deliver, stored } = await opened({ people: 1 });
    connector.meet(() => refused(500, 'ServiceError'));
    expect(await deliver()).toEqual({ ...report, failed: { serviceError: 1 } });
    expect(await stored()).toMatchObject([{ state: 'failed', notBefore: '2026-11-25T12:00:00.000Z' }]);
    clock.set('2026-11-25T12:00:00Z');
    expect(await deliver()).toEqual({ ...report, failed: { serviceError: 1 } });
    clock.set('2026-12-24T12:00:00Z');
    expect(await deliver()).toMatchObject({ targeted: 0 });
    expect(connector.requests()).toBe(2);
  });

  it.each([
    [400, 'Bad Argument', 'http400'],
    [404, 'ActivityNotFoundInConversation', 'http404'],
    [413, 'MessageSizeTooBig', 'messageSizeTooBig'],
  ])('by a %i stands', async (status, code, reason) => {
    const { connector, clock, deliver } = await opened({ people: 1 });
    connector.meet(() => refused(status, code));
    expect(await deliver()).toEqual({ ...report, failed: { [reason]: 1 } });
    clock.set('2026-11-26T12:00:00Z');
    expect(await deliver()).toMatchObject({ targeted: 0 });
    expect((await office.store.people.byKey(keyOf(0)))?.conversation?.reachable).toBe(true);
  });

  it.each([
    ['MessageWritesBlocked', blocked],
    ['BotDisabledByAdmin', refused(403, 'BotDisabledByAdmin')],
    ['BotNotInConversationRoster', refused(403, 'BotNotInConversationRoster')],
    ['ConversationBlockedByUser', refused(403, 'ConversationBlockedByUser')],
    ['ForbiddenOperationException', refused(403, 'ForbiddenOperationException')],
    ['ConversationNotFound', refused(404, 'ConversationNotFound')],
  ])('for %s leaves the person alone, with the reason', async (reason, trouble) => {
    const { connector, store, deliver } = await opened({ people: 2 });
    connector.meet(({ conversation }) => (conversation === conversationOf(0) ? trouble : undefined));
    expect(await deliver()).toEqual({ ...report, targeted: 2, delivered: 1, failed: { [reason]: 1 } });
    expect((await store.people.byKey(keyOf(0)))?.conversation).toMatchObject({ reachable: false, why: reason });
    expect(await resend(office.services, { key: `ask|${keyOf(0)}|2026-11-24` })).toMatchObject({ queued: [{}] });
    const before = connector.requests();
    expect(await deliver()).toEqual({ ...report, failed: { [reason]: 1 } });
    expect(connector.requests()).toBe(before);
  });
});

describe('somebody who never wrote', () => {
  const teamsEndpoint = () => ({ serviceUrl: office.connector.url, tenantId: 'tenant', botId: '28:bot' });

  it('is reached by the object id that the register has, and the conversation is kept', async () => {
    const { connector, store, deliver, got } = await opened({ people: 2, strangers: true });
    expect(await deliver()).toEqual({ ...report, targeted: 2, failed: { noConversation: 2 } });
    await store.teamsEndpoints.seen(teamsEndpoint());
    await resend(office.services, { key: `ask|${keyOf(1)}|2026-11-24` });
    expect(await deliver()).toEqual({ ...report, delivered: 1 });
    expect(got()).toEqual(['a:00000000-0000-4000-8000-000000000001']);
    expect(connector.calls[0]).toMatchObject({ method: 'POST', path: '/v3/conversations' });
    expect((await store.people.byKey(keyOf(1)))?.conversation).toMatchObject({
      conversationId: 'a:00000000-0000-4000-8000-000000000001',
      reachable: true,
    });
  });

  it('and has not installed the app cannot be reached, and is not tried again', async () => {
    const { connector, store, deliver } = await opened({ people: 1, strangers: true });
    await store.teamsEndpoints.seen(teamsEndpoint());
    connector.meet(() => refused(403, 'ForbiddenOperationException'));
    expect(await deliver()).toEqual({ ...report, failed: { ForbiddenOperationException: 1 } });
    expect((await store.people.byKey(keyOf(0)))?.conversation).toMatchObject({
      reachable: false,
      why: 'ForbiddenOperationException',
    });
  });

  it('is tried again when Teams does not answer', async () => {
    const { connector, store, clock, deliver, got } = await opened({ people: 1, strangers: true });
    await store.teamsEndpoints.seen(teamsEndpoint());
    connector.refuse({ status: 503 }, 'dropBefore');
    expect(await deliver()).toEqual({ ...report, waiting: 1 });
    clock.set('2026-11-24T12:00:05Z');
    expect(await deliver()).toEqual({ ...report, waiting: 1 });
    clock.set('2026-11-24T12:01:00Z');
    expect(await deliver()).toEqual({ ...report, delivered: 1 });
    expect(got()).toHaveLength(1);
  });
});

describe('what is still owed', () => {
  it('is looked at before sending: what was answered meanwhile is not asked for', async () => {
    const { store, deliver, got } = await opened({ people: 2 });
    const file = await store.measures.open('M-0');
    if (file === undefined) throw new Error('no measure');
    await store.measures.save(file, { due: file.due.map((due) => ({ ...due, state: 'answered' })) });
    expect(await deliver()).toEqual({ ...report, targeted: 2, delivered: 1, skipped: { answered: 1 } });
    expect(got()).toEqual([conversationOf(1)]);
  });

  it('is said once, by the later of two asks that wait', async () => {
    const { store, messages, clock, deliver, got } = await opened({ people: 1 });
    const [first] = messages;
    if (first === undefined) throw new Error('no message');
    await store.outbox.put([{ ...first, key: `${first.key}b`, run: `${RUN}2`, notBefore: '2026-11-25T12:00:00.000Z' }]);
    clock.set('2026-11-25T12:00:00Z');
    expect(await deliver()).toEqual({ ...report, targeted: 2, delivered: 1, skipped: { saidLater: 1 } });
    expect(got()).toHaveLength(1);
  });
});
