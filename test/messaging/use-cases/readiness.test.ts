import { readiness } from '../../../src/messaging/use-cases/readiness.ts';
import { testStore } from '../../support/azurite.ts';
import { aMessage, OWNER } from '../../storage/samples.ts';
import { servicesOver } from '../../support/services.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const beat = {
  job: 'ask',
  at: '2026-11-24T11:55:00.000Z',
  next: '2026-11-24T12:00:00.000Z',
  outcome: 'done',
  reason: '',
} as const;

async function ready(some: {
  beatAt?: Date;
  notBefore?: string;
  beats?: boolean;
  scheduled?: boolean;
  paused?: boolean;
  kind?: 'reply';
}) {
  const { store, clock, counted } = await testStore();
  clock.set(NOW.toISOString());
  if (some.beats !== false) await store.beats.keep(beat);
  const { notBefore, kind = 'ask' } = some;
  if (notBefore !== undefined) {
    await store.outbox.put([aMessage({ notBefore }), aMessage({ key: kind, kind, notBefore, run: 'reply' })]);
  }
  if (some.paused === true) await store.pauses.begin({ by: OWNER, since: NOW.toISOString() });
  counted.length = 0;
  const state = await readiness(servicesOver({ store, clock }), some.beatAt ?? NOW, some.scheduled);
  return { ...state, cost: counted.length };
}

const well = { storage: 'well', scheduler: 'well', outbox: 'well' };

describe('whether it is ready', () => {
  it('says so when storage answers, jobs beat and nothing is stuck', async () => {
    expect(await ready({})).toEqual({ ok: true, parts: well, cost: 2 });
    expect(await ready({ notBefore: '2026-11-24T11:46:00Z' })).toEqual({ ok: true, parts: well, cost: 2 });
  });

  it('names a job that should have beaten ten minutes ago', async () => {
    const state = await ready({ beatAt: new Date('2026-11-24T12:11:00Z') });
    expect(state).toMatchObject({ ok: false, parts: { ...well, scheduler: 'is late with ask' } });
    // At night no job is due, and none is missed.
    expect(await ready({ beatAt: new Date('2026-11-24T12:09:00Z') })).toMatchObject({ ok: true });
  });

  it('says that no scheduler has begun', async () => {
    expect(await ready({ beats: false })).toMatchObject({ ok: false, parts: { ...well, scheduler: 'has not begun' } });
  });

  it('wants no scheduler where jobs run by hand', async () => {
    const state = await ready({ beats: false, scheduled: false });
    expect(state).toMatchObject({ ok: true, parts: { ...well, scheduler: 'is switched off' } });
  });

  it('says that the outbox is stuck when something was ready for a quarter of an hour', async () => {
    const state = await ready({ notBefore: '2026-11-24T11:44:00Z' });
    expect(state).toMatchObject({ ok: false, parts: { outbox: expect.stringContaining('15 minutes') as string } });
  });

  it('is not stuck because everything is paused, unless somebody waits for an answer', async () => {
    const notBefore = '2026-11-24T11:44:00Z';
    expect(await ready({ notBefore, paused: true })).toMatchObject({ ok: true, parts: well });
    expect(await ready({ notBefore, paused: true, kind: 'reply' })).toMatchObject({ ok: false });
  });
});
