import { runReport } from '../../src/app/delivery/run-report.ts';
import { testStorage } from '../support/azurite.ts';
import { cutLine } from '../support/cut-line.ts';
import { type Asked, type Trouble, TROUBLES } from '../support/fake-connector.ts';
import { RUN } from '../support/owed-asks.ts';
import { seeded, type Workers, workersOver } from '../support/workers.ts';
import { IN_FLIGHT, killAndRestart } from './kills.ts';

let workers: Workers;
afterEach(() => workers.close());

const none = { failed: {}, skipped: {}, unknown: 0, waiting: 0 };
const ofRun = () => runReport({ store: workers.store, clock: workers.clock, bankHolidays: [] }, RUN);
const LONG = 300_000;

it.each([1, 2])(
  'a run of 500 whose worker is killed at twenty points loses nothing (seed %i)',
  async (seed) => {
    workers = await workersOver({ people: 500 });
    await killAndRestart(workers, 20, 500, seed);
    expect(workers.arrived()).toBe(500);
    expect(workers.doubled()).toBeLessThanOrEqual(20 * IN_FLIGHT);
    expect(await workers.sums()).toEqual({ targeted: 500, delivered: 500, ...none });
    expect(await ofRun()).toEqual({ run: RUN, queued: 500, delivered: 500, ...none });
  },
  LONG,
);

it.each([2, 5])(
  '%i replicas at once say each thing once, also when those that send are killed',
  async (replicas) => {
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
  },
  LONG,
);

it(
  'five replicas that nobody kills double nothing',
  async () => {
    workers = await workersOver({ people: 300 });
    const all = await Promise.all(Array.from({ length: 5 }, () => workers.start()));
    await workers.settled();
    const ends = await Promise.all(all.map((child) => workers.end(child, 'SIGTERM')));
    expect(Math.max(...ends)).toBeLessThan(20_000);
    expect(workers.doubled()).toBe(0);
    expect(await workers.sums()).toEqual({ targeted: 300, delivered: 300, ...none });
  },
  LONG,
);

it(
  'storage that is away for longer than a lease costs nobody a message, and nobody a second one',
  async () => {
    const line = await cutLine(await testStorage());
    workers = await workersOver({ people: 200, storage: line.connectionString });
    const [first, second] = [await workers.start(), await workers.start()];
    await workers.connector.received(50);
    line.cut();
    await new Promise((done) => setTimeout(done, 20_000));
    line.mend();
    await workers.settled();
    await workers.end(first, 'SIGTERM');
    await workers.end(second, 'SIGTERM');
    await line.close();
    // What went just before, and could not be recorded, is in the hand of a worker that may have lost the lease since.
    expect(workers.doubled()).toBeLessThanOrEqual(IN_FLIGHT);
    expect(await workers.sums()).toEqual({ targeted: 200, delivered: 200, ...none });
  },
  LONG,
);

it(
  'a clock that is set back an hour, then forward a day, loses and doubles nothing',
  async () => {
    // Half may go at noon, half at a quarter past two.
    const notBefore = (n: number) => (n % 2 === 0 ? '2026-11-24T12:00:00.000Z' : '2026-11-24T14:15:00.000Z');
    workers = await workersOver({ people: 100, notBefore });
    const noon = await workers.start();
    await workers.connector.received(20);
    await workers.end(noon, 'SIGTERM');
    const sent = workers.connector.sent.length;
    const back = await workers.start({ PMIF_NOW: '2026-11-24T11:00:00Z' });
    await new Promise((done) => setTimeout(done, 5_000));
    expect(workers.connector.sent.length).toBe(sent);
    await workers.end(back, 'SIGKILL');
    const forward = await workers.start({ PMIF_NOW: '2026-11-25T12:00:00Z' });
    await workers.settled();
    await workers.end(forward, 'SIGTERM');
    expect(workers.doubled()).toBe(0);
    expect(await workers.sums()).toEqual({ targeted: 100, delivered: 100, ...none });
  },
  LONG,
);

it(
  'a connector that throws everything it has at it: each message has its end, and what arrived twice was unsure',
  async () => {
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
    let left = 120;
    workers.connector.meet(({ method }: Asked) => {
      if (left === 0 || method !== 'POST' || random() < 0.6) return undefined;
      left -= 1;
      const trouble = troubles[Math.floor(random() * troubles.length)];
      if (trouble === 'dropAfter' || trouble === 'stall') unsure += 1;
      return trouble;
    });
    // The product's clock runs as fast as ours, so what is tried again in minutes is waited for.
    const worker = await workers.start({ PMIF_SEND_TIMEOUT_MS: '500' });
    await workers.settled();
    await workers.end(worker, 'SIGTERM');
    const sums = await workers.sums();
    expect(sums.targeted).toBe(150);
    expect(sums.delivered + Object.values(sums.failed).reduce((sum, count) => sum + count, 0)).toBe(150);
    expect(sums.delivered).toBeGreaterThan(140);
    expect(workers.arrived()).toBeGreaterThanOrEqual(sums.delivered);
    expect(workers.doubled()).toBeLessThanOrEqual(unsure);
  },
  LONG,
);
