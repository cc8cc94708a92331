import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { joinOrStartAzurite } from '../../src/storage/azurite/local-storage.ts';
import { runReport } from '../../src/messaging/use-cases/reports.ts';
import { testStorage } from '../support/azurite.ts';
import { cutLine } from '../support/cut-line.ts';
import { type Asked, type Trouble, TROUBLES } from '../support/fake-connector.ts';
import { conversationOf, RUN } from '../support/owed-asks.ts';
import { seeded, type Workers, workersOver } from '../support/workers.ts';
import { IN_FLIGHT, killAndRestart } from './kills.ts';
import { servicesOver } from '../support/services.ts';

let workers: Workers;
afterEach(() => workers.close());

const none = { failed: {}, skipped: {}, unknown: 0, waiting: 0 };
const ofRun = () => runReport(servicesOver({ store: workers.store, clock: workers.clock }), RUN);

it('a run of 500 whose worker is killed at twenty points loses nothing, and doubles at most what was in flight', async () => {
  workers = await workersOver({ people: 500 });
  await killAndRestart(workers, 20, 500, 1);
  expect(workers.arrived()).toBe(500);
  expect(workers.doubled()).toBeLessThanOrEqual(20 * IN_FLIGHT);
  expect(await workers.sums()).toEqual({ targeted: 500, delivered: 500, ...none });
  expect(await ofRun()).toEqual({ run: RUN, queued: 500, delivered: 500, ...none });
});

it.each([2, 5])('%i replicas at once say each thing once, also when those that send are killed', async (replicas) => {
  workers = await workersOver({ people: 200 });
  const all = await Promise.all(Array.from({ length: replicas }, () => workers.start()));
  const killed = all.slice(0, replicas - 1);
  for (const [index, child] of killed.entries()) {
    await workers.connector.received(Math.floor((150 / replicas) * (index + 1)));
    await workers.end(child, 'SIGKILL');
  }
  await workers.settled();
  for (const child of all) await workers.end(child, 'SIGTERM');
  expect(workers.arrived()).toBe(200);
  expect(workers.doubled()).toBeLessThanOrEqual(killed.length * IN_FLIGHT);
  expect(await workers.sums()).toEqual({ targeted: 200, delivered: 200, ...none });
});

it('five replicas that nobody kills double nothing', async () => {
  workers = await workersOver({ people: 300, leaseSeconds: 60 });
  const all = await Promise.all(Array.from({ length: 5 }, () => workers.start()));
  await workers.settled();
  const ends = await Promise.all(all.map((child) => workers.end(child, 'SIGTERM')));
  expect(Math.max(...ends)).toBeLessThan(20_000);
  expect(workers.doubled()).toBe(0);
  expect(await workers.sums()).toEqual({ targeted: 300, delivered: 300, ...none });
});

it('storage that is away for longer than a lease costs nobody a message, and nobody a second one', async () => {
  const line = await cutLine(await testStorage());
  workers = await workersOver({ people: 200, storage: line.connectionString });
  const [first, second] = [await workers.start(), await workers.start()];
  await workers.connector.received(50);
  line.cut();
  await sleep(20_000);
  line.mend();
  await workers.settled();
  await workers.end(first, 'SIGTERM');
  await workers.end(second, 'SIGTERM');
  // What went just before, and could not be recorded, is in the hand of a worker that may have lost the lease since.
  expect(workers.doubled()).toBeLessThanOrEqual(IN_FLIGHT);
  expect(await workers.sums()).toEqual({ targeted: 200, delivered: 200, ...none });
  await line.close();
});

it('storage that is stopped for a minute, and comes back elsewhere, costs nobody a message, and nobody a second one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pmif-stopped-'));
  let azurite = await joinOrStartAzurite(folder);
  const line = await cutLine(azurite.connectionString);
  workers = await workersOver({ people: 200, storage: line.connectionString });
  const worker = await workers.start();
  await workers.connector.received(50);
  line.cut();
  await azurite.stop();
  const sent = workers.connector.sent.length;
  await sleep(60_000);
  // What was in hand may still have gone; then it waits.
  expect(workers.connector.sent.length).toBeLessThanOrEqual(sent + IN_FLIGHT);
  azurite = await joinOrStartAzurite(folder);
  line.mend(azurite.connectionString);
  await workers.settled();
  await workers.end(worker, 'SIGTERM');
  expect(workers.doubled()).toBeLessThanOrEqual(IN_FLIGHT);
  expect(await workers.sums()).toEqual({ targeted: 200, delivered: 200, ...none });
  await line.close();
  await azurite.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('a connector that answers some only after thirty seconds holds up nobody else, and doubles only those', async () => {
  const stalled = new Set([3, 17, 31, 45].map(conversationOf));
  // As long as the product waits by itself: what it does not hear of in time is unsure, and is asked again.
  workers = await workersOver({ people: 60, leaseSeconds: 60 });
  const met = new Set<string>();
  workers.connector.meet(({ conversation }: Asked) => {
    if (!stalled.has(conversation) || met.has(conversation)) return undefined;
    met.add(conversation);
    return { stallMs: 30_000 };
  });
  const worker = await workers.start();
  await workers.connector.received(60);
  await workers.settled();
  await workers.end(worker, 'SIGTERM');
  expect(await workers.sums()).toEqual({ targeted: 60, delivered: 60, ...none });
  expect(workers.arrived()).toBe(60);
  expect(workers.doubled()).toBe(stalled.size);
});

it('refusals of every kind in one run: each is counted by its reason, and what the service broke goes the next day', async () => {
  workers = await workersOver({ people: 80 });
  const { blocked, refused } = TROUBLES;
  const forGood = new Map<string, Trouble>([
    [conversationOf(5), blocked],
    [conversationOf(15), refused(403, 'BotDisabledByAdmin')],
    [conversationOf(25), refused(403, 'BotNotInConversationRoster')],
    [conversationOf(35), refused(403, 'ConversationBlockedByUser')],
    [conversationOf(45), refused(403, 'ForbiddenOperationException')],
    [conversationOf(55), refused(404, 'ConversationNotFound')],
    [conversationOf(65), refused(413, 'MessageSizeTooBig')],
  ]);
  const today = new Set([8, 28, 48].map(conversationOf));
  workers.connector.meet(({ conversation }: Asked) =>
    today.has(conversation) ? refused(500, 'ServiceError') : forGood.get(conversation),
  );
  const failed = {
    ...{ MessageWritesBlocked: 1, BotDisabledByAdmin: 1, BotNotInConversationRoster: 1 },
    ...{
      ConversationBlockedByUser: 1,
      ForbiddenOperationException: 1,
      ConversationNotFound: 1,
      messageSizeTooBig: 1,
    },
  };
  const first = await workers.start();
  await workers.settled('2026-11-24T23:00:00Z');
  await workers.end(first, 'SIGTERM');
  expect(await workers.sums()).toEqual({
    ...{ targeted: 80, delivered: 70, failed: { ...failed, serviceError: 3 } },
    ...{ skipped: {}, unknown: 0, waiting: 0 },
  });
  workers.connector.meet(({ conversation }: Asked) => forGood.get(conversation));
  const next = await workers.start({ PMIF_NOW: '2026-11-25T12:05:00Z' });
  await workers.settled();
  await workers.end(next, 'SIGTERM');
  expect(await workers.sums()).toEqual({ targeted: 80, delivered: 73, failed, skipped: {}, unknown: 0, waiting: 0 });
  expect(workers.doubled()).toBe(0);
});

it('a clock that is set back an hour, then forward a day, loses and doubles nothing', async () => {
  // Half may go at noon, half at a quarter past two.
  const notBefore = (n: number) => (n % 2 === 0 ? '2026-11-24T12:00:00.000Z' : '2026-11-24T14:15:00.000Z');
  workers = await workersOver({ people: 100, notBefore });
  const noon = await workers.start();
  await workers.connector.received(20);
  await workers.end(noon, 'SIGTERM');
  const sent = workers.connector.sent.length;
  const back = await workers.start({ PMIF_NOW: '2026-11-24T11:00:00Z' });
  await sleep(5_000);
  expect(workers.connector.sent.length).toBe(sent);
  await workers.end(back, 'SIGKILL');
  const forward = await workers.start({ PMIF_NOW: '2026-11-25T12:00:00Z' });
  await workers.settled();
  await workers.end(forward, 'SIGTERM');
  expect(workers.doubled()).toBe(0);
  expect(await workers.sums()).toEqual({ targeted: 100, delivered: 100, ...none });
});

it('a connector that throws everything it has at it: each message has its end, and what arrived twice was unsure', async () => {
  const random = seeded(7);
  workers = await workersOver({ people: 150 });
  const { refused, throttled } = TROUBLES;
  const troubles: Trouble[] = [
    throttled(1),
    refused(412, 'PreconditionFailed'),
    { status: 502 },
    { status: 503 },
    'dropBefore',
    'dropAfter',
    'stall',
  ];
  let unsure = 0;
  const met = new Map<string, number>();
  workers.connector.meet(({ conversation }: Asked) => {
    // Twice at most for each, for the third pause is minutes long.
    const times = met.get(conversation) ?? 0;
    if (times === 2 || random() < 0.5) return undefined;
    met.set(conversation, times + 1);
    const trouble = troubles[Math.floor(random() * troubles.length)];
    if (trouble === 'dropAfter' || trouble === 'stall') unsure += 1;
    return trouble;
  });
  // The product's clock runs as fast as ours, so what is tried again in seconds is waited for.
  const worker = await workers.start({ PMIF_SEND_TIMEOUT_MS: '1500' });
  await workers.settled();
  await workers.end(worker, 'SIGTERM');
  expect(await workers.sums()).toEqual({ targeted: 150, delivered: 150, ...none });
  expect(workers.arrived()).toBe(150);
  expect(workers.doubled()).toBeLessThanOrEqual(unsure);
});
