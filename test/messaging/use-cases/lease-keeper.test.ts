import { leaseKeeper } from '../../../src/messaging/use-cases/lease-keeper.ts';
import { deliverOnce, openPostOffice } from '../../../src/messaging/use-cases/post-office.ts';
import { realTime } from '../../../src/messaging/use-cases/time.ts';
import { delivererOf } from '../../../src/messaging/use-cases/deliver.ts';
import { testStore } from '../../support/azurite.ts';
import { postOffice } from '../../support/post-office.ts';

/** A steady clock that a test moves. */
function told() {
  let now = 0;
  return { ms: () => now, pause: () => Promise.resolve(), pass: (ms: number) => void (now += ms) };
}

const MINUTE = 60_000;

async function two() {
  const { store, counted } = await testStore();
  const time = told();
  const keeper = (me: string) => leaseKeeper(store.leases, time, me, MINUTE);
  return { first: keeper('first'), second: keeper('second'), time, counted, store };
}

describe('the lease of the one who sends', () => {
  it('goes to one of many who reach for it at once', async () => {
    const { store } = await testStore();
    const keepers = Array.from({ length: 8 }, (_, n) => leaseKeeper(store.leases, told(), `k${n}`, MINUTE));
    const taken = await Promise.all(keepers.map((keeper) => keeper.take()));
    expect(taken.filter((mine) => mine)).toHaveLength(1);
    expect(keepers.filter((keeper) => keeper.holds())).toHaveLength(1);
  });

  it('stays with its holder while it is renewed, however long', async () => {
    const { first, second, time } = await two();
    expect(await first.take()).toBe(true);
    for (let quarter = 0; quarter < 20; quarter += 1) {
      expect(await second.take()).toBe(false);
      time.pass(MINUTE / 4);
      await first.renew();
      expect(first.holds()).toBe(true);
    }
  });

  it('goes to another once its holder was silent for its length, and the holder stops before that', async () => {
    const { first, second, time } = await two();
    await first.take();
    await second.take();
    time.pass(50_000);
    expect(first.holds()).toBe(false);
    expect(await second.take()).toBe(false);
    time.pass(10_000);
    expect(await second.take()).toBe(true);
    expect(second.holds()).toBe(true);
    await first.renew();
    expect(first.holds()).toBe(false);
    expect(await first.take()).toBe(false);
  });

  it('goes to the next at once when it is given back', async () => {
    const { first, second } = await two();
    await first.take();
    await second.take();
    await first.release();
    expect(first.holds()).toBe(false);
    expect(await second.take()).toBe(true);
  });

  it('is given back to whoever asks, and not taken again before they had it', async () => {
    const { first, second, time } = await two();
    await first.take();
    await second.take();
    await second.ask();
    expect(first.asked()).toBe(false);
    await first.renew();
    expect([first.asked(), first.holds()]).toEqual([true, true]);
    await first.release();
    expect(await first.take()).toBe(false);
    expect(await second.take()).toBe(true);
    expect(second.asked()).toBe(false);
    await second.release();
    expect(await first.take()).toBe(true);
    // Somebody who asked and went away keeps nobody waiting.
    await second.ask();
    await first.renew();
    await first.release();
    expect(await first.take()).toBe(false);
    time.pass(5_000);
    expect(await first.take()).toBe(true);
  });

  it('costs one storage transaction to renew', async () => {
    const { first, counted } = await two();
    await first.take();
    counted.length = 0;
    await first.renew();
    expect(counted).toHaveLength(1);
  });
});

describe('a command that sends beside a running server', () => {
  it('is let in, sends what is ready, and gives the lease back; nothing goes twice', async () => {
    const office = await postOffice({ people: 30 }, { pace: { perSecond: 50, concurrency: 4 } });
    // A lease that no busy machine lets run out, looked at as often as a short one.
    const leaseMs = MINUTE;
    const time = { ...realTime, pause: (ms: number, ended?: AbortSignal) => realTime.pause(ms / 20, ended) };
    const make = (me: string) => ({
      lease: leaseKeeper(office.store.leases, time, me, leaseMs),
      deliverer: delivererOf(office.services, office.messenger, { perSecond: 50, concurrency: 4 }, { sender: me }),
      leaseMs,
      time,
      onFault: (fault: unknown) => {
        throw fault;
      },
    });
    const server = openPostOffice({ ...make('server'), onRound: () => {} });
    await office.connector.received(5);
    let waited = 0;
    const report = await deliverOnce(make('command'), () => (waited += 1));
    expect(waited).toBe(1);
    expect(report).toMatchObject({ failed: {}, skipped: {}, unknown: 0, waiting: 0 });
    expect(office.got()).toHaveLength(30);
    expect(new Set(office.got()).size).toBe(30);
    await server.stop();
    expect((await office.store.leases.read('deliver'))?.lease.holder).toBe('');
    await office.connector.close();
  });
});
