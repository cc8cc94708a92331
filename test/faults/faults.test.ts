import { JOBS } from '../../src/features.ts';
import { testStorage } from '../support/azurite.ts';
import { cutLine } from '../support/cut-line.ts';
import { type Workers, workersOver } from '../support/workers.ts';
import { IN_FLIGHT, killAndRestart } from './kills.ts';

/** Short cuts of `faults.slow.test.ts`, with fewer people and fewer faults. */
let workers: Workers;
afterEach(() => workers.close());

const none = { failed: {}, skipped: {}, unknown: 0, waiting: 0 };

it('a worker that is killed twice loses nothing, and doubles at most what was in flight', async () => {
  workers = await workersOver({ people: 40 });
  await killAndRestart(workers, 2, 40, 1);
  expect(workers.arrived()).toBe(40);
  expect(workers.doubled()).toBeLessThanOrEqual(2 * IN_FLIGHT);
  expect(await workers.sums()).toEqual({ targeted: 40, delivered: 40, ...none });
});

it('two workers say each thing once, and the second takes over at once when the first is told to stop', async () => {
  workers = await workersOver({ people: 60, leaseSeconds: 60 });
  const first = await workers.start();
  await workers.connector.received(5);
  const second = await workers.start();
  await workers.end(first, 'SIGTERM');
  await workers.settled();
  await workers.end(second, 'SIGTERM');
  expect(workers.doubled()).toBe(0);
  expect(await workers.sums()).toEqual({ targeted: 60, delivered: 60, ...none });
});

it('storage that is away for a while in the middle costs nobody a message, and nobody a second one', async () => {
  const line = await cutLine(await testStorage());
  workers = await workersOver({ people: 40, storage: line.connectionString });
  const worker = await workers.start();
  await workers.connector.received(10);
  line.cut();
  await line.refused(8);
  line.mend();
  await workers.settled();
  await workers.end(worker, 'SIGTERM');
  expect(workers.doubled()).toBe(0);
  expect(await workers.sums()).toEqual({ targeted: 40, delivered: 40, ...none });
  await line.close();
});

it('a worker plans its jobs, but not where the schedule is switched off', async () => {
  workers = await workersOver({ people: 0 });
  await workers.end(await workers.start(), 'SIGTERM');
  expect(await workers.store.beats.all()).toEqual([]);
  await workers.end(await workers.start({ PMIF_SCHEDULE: 'on' }), 'SIGTERM');
  expect(await workers.store.beats.all()).toHaveLength(JOBS.length);
});
