import cron from 'node-cron';
import { pino } from 'pino';
import { beat, startBeats } from '../../jobs/beats.ts';
import { JOBS } from '../../src/features.ts';
import type { UpkeepJob } from '../../src/messaging/job.ts';
import { testStore } from '../support/azurite.ts';
import { workersOver } from '../support/workers.ts';
import { servicesOver } from '../support/services.ts';

const log = pino({ level: 'silent' });
const aJob = (name: string, schedule: string, run: () => Promise<void>): UpkeepJob => ({
  kind: 'upkeep',
  name,
  schedule,
  title: name,
  logged: name,
  onBeat: () => run().then(() => undefined),
  onCommand: () => Promise.resolve({ report: {}, sentence: '' }),
});
const everySecond = (name: string, run: () => Promise<void>) => aJob(name, '* * * * * *', run);

describe('the scheduler', () => {
  it.each(JOBS.map((job) => [job.name, job.schedule]))(
    'never plans %s between midnight and three',
    (_name, schedule) => {
      const { hour } = cron.parse(schedule);
      expect(hour.filter((at) => at < 3)).toEqual([]);
    },
  );

  it('runs each slot once, however many schedulers there are', async () => {
    const { store, clock } = await testStore();
    const claimed: string[] = [];
    const claim = async (job: string, slot: Date) => {
      const isOurs = await store.beats.claim(job, slot);
      if (isOurs) claimed.push(slot.toISOString());
      return isOurs;
    };
    const watched = { ...store, beats: { ...store.beats, claim } };
    const services = { services: servicesOver({ store: watched, clock }), log };
    let ran = 0;
    let enough = () => {};
    const thrice = new Promise<void>((done) => (enough = done));
    const job = everySecond('often', async () => {
      ran += 1;
      if (ran >= 3) enough();
    });
    const schedulers = await Promise.all([1, 2, 3].map(() => startBeats(services, [job])));
    await thrice;
    await Promise.all(schedulers.map((scheduler) => scheduler.stop()));
    expect(ran).toBe(claimed.length);
    expect(new Set(claimed).size).toBe(claimed.length);
  });

  it('notes when each job last ran and is to run next, and that it failed, by the fault’s name alone', async () => {
    const { store, clock } = await testStore();
    const services = { services: servicesOver({ store, clock }), log };
    await beat(
      services,
      everySecond('well', () => Promise.resolve()),
      () => '2026-11-24T12:00:00.000Z',
    );
    await beat(
      services,
      everySecond('unwell', () => Promise.reject(new TypeError('words'))),
      () => '',
    );
    expect(await store.beats.all()).toMatchObject([
      { job: 'unwell', outcome: 'failed', reason: 'TypeError' },
      { job: 'well', outcome: 'done', reason: '', next: '2026-11-24T12:00:00.000Z' },
    ]);
  });

  it('says from the start when a job is to run, and keeps when it last did', async () => {
    const { store, clock } = await testStore();
    const services = { services: servicesOver({ store, clock }), log };
    const yearly = aJob('yearly', '0 9 1 1 *', () => Promise.resolve());
    await (await startBeats(services, [yearly])).stop();
    expect(await store.beats.all()).toMatchObject([{ job: 'yearly', at: '', outcome: 'waiting' }]);
    await beat(services, yearly, () => '');
    await (await startBeats(services, [yearly])).stop();
    const [again] = await store.beats.all();
    expect(again?.at).not.toBe('');
    expect(again?.next).toMatch(/-01-01T09:00/);
  });

  it('ends what runs before it stops', async () => {
    const { store, clock } = await testStore();
    const services = { services: servicesOver({ store, clock }), log };
    let begun = () => {};
    const began = new Promise<void>((done) => (begun = done));
    let finish = () => {};
    let ended = false;
    const slow = everySecond('slow', async () => {
      begun();
      await new Promise<void>((done) => (finish = done));
      ended = true;
    });
    const scheduler = await startBeats(services, [slow]);
    await began;
    const stopped = scheduler.stop();
    finish();
    await stopped;
    expect(ended).toBe(true);
  });
});

it('a worker plans its jobs, but not where the schedule is switched off', async () => {
  const workers = await workersOver({ people: 0 });
  await workers.end(await workers.start(), 'SIGTERM');
  expect(await workers.store.beats.all()).toEqual([]);
  await workers.end(await workers.start({ PMIF_SCHEDULE: 'on' }), 'SIGTERM');
  expect(await workers.store.beats.all()).toHaveLength(JOBS.length);
  await workers.close();
});

describe('a claim of a slot', () => {
  it('is one scheduler’s, and is forgotten after a day', async () => {
    const { store, counted } = await testStore();
    const noon = new Date('2026-11-24T12:00:00Z');
    const claims = await Promise.all(Array.from({ length: 8 }, () => store.beats.claim('ask', noon)));
    expect(claims.filter((mine) => mine)).toHaveLength(1);
    expect(await store.beats.claim('remind', noon)).toBe(true);
    const tomorrow = new Date('2026-11-25T13:00:00Z');
    expect(await store.beats.claim('ask', tomorrow)).toBe(true);
    expect(await store.beats.claim('ask', noon)).toBe(true);
    counted.length = 0;
    expect(await store.beats.claim('ask', new Date('2026-11-25T13:05:00Z'))).toBe(true);
    expect(counted).toHaveLength(1);
  });
});
