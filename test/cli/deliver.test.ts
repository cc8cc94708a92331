import { execFile } from 'node:child_process';
import { TROUBLES } from '../support/fake-connector.ts';
import { conversationOf, keyOf, oweAsks } from '../support/owed-asks.ts';
import { type Workers, workersOver } from '../support/workers.ts';

let workers: Workers;
afterEach(() => workers.close());

/** Runs the command as a person would, and gives what it printed. */
function pmif(...args: string[]): Promise<{ code: number; out: string; said: string }> {
  return new Promise((done) => {
    const env = { ...process.env, ...workers.env };
    execFile(process.execPath, ['bin/pmif.js', ...args], { env }, (fault, out, said) => {
      done({ code: typeof fault?.code === 'number' ? fault.code : 0, out, said });
    });
  });
}
const json = async (...args: string[]) => {
  const { code, out } = await pmif(...args, '--json');
  return { code, ...(JSON.parse(out) as Record<string, unknown>) };
};

describe('pmif run deliver', () => {
  it('sends what is ready, says what became of it, and leaves nothing for the next', async () => {
    workers = await workersOver({ people: 3 });
    expect(await json('run', 'deliver', '--dry')).toMatchObject({
      code: 0,
      targeted: 3,
      waiting: 3,
      messages: [{ card: { type: 'AdaptiveCard' } }, { kind: 'ask' }, { covers: [{ stage: 'ask' }] }],
    });
    expect(workers.connector.requests()).toBe(0);
    workers.connector.refuse({ status: 503 });
    const sums = { job: 'deliver', failed: {}, skipped: {}, unknown: 0, waiting: 0 };
    // The one that met a 503 is tried again while the command waits.
    expect(await json('run', 'deliver')).toEqual({ code: 0, ...sums, targeted: 3, delivered: 3 });
    expect(workers.connector.sent).toHaveLength(3);
    expect((await pmif('run', 'deliver')).out).toBe('deliver: nothing may go now\n');
  });

  it('ends with 1, and the reasons, where something failed', async () => {
    workers = await workersOver({ people: 2 });
    workers.connector.meet(({ conversation }) => (conversation === conversationOf(0) ? TROUBLES.blocked : 'dropAfter'));
    const { code, out } = await pmif('run', 'deliver');
    expect(code).toBe(1);
    expect(out).toContain('of 2: 0 delivered, 1 failed (MessageWritesBlocked), 1 that may or may not have arrived');
  });

  it('beside a running server sends what is ready by its own time, and the server goes on', async () => {
    // Long enough for a busy machine: the command waits for two leases, and the server looks twelve times in each.
    workers = await workersOver({ people: 5, notBefore: () => '2026-11-25T12:00:00.000Z', leaseSeconds: 30 });
    const server = await workers.start();
    await workers.holds();
    const report = await pmif('run', 'deliver', '--now', '2026-11-25T12:00:00Z');
    expect(report.said).toContain('asking it to hand over');
    expect(report.out).toBe('deliver: of 5: 5 delivered\n');
    // A new one, for the server: it has the lease again.
    await oweAsks(workers.store, { people: 1, serviceUrl: workers.connector.url, run: 'ask 2026-11-26' });
    await workers.connector.received(6);
    expect(workers.connector.sent.at(-1)?.conversation).toBe(conversationOf(0));
    await workers.end(server, 'SIGTERM');
  });
});

describe('pmif resend', () => {
  it('puts every dead letter back, or one message by its key, and nothing that arrived', async () => {
    workers = await workersOver({ people: 2 });
    const { outbox } = workers.store;
    const [dead, delivered] = await outbox.ready(new Date('2026-11-24T12:00:00Z'), 2);
    for (const [waiting, state] of [
      [dead, 'dead'],
      [delivered, 'delivered'],
    ] as const) {
      const inHand = waiting && (await outbox.open(waiting));
      if (inHand === undefined) throw new Error('nothing is ready');
      await outbox.record(inHand, { state, attempts: 5, reason: '', activityId: '' });
    }
    const key = (n: number) => `ask|${keyOf(n)}|2026-11-24`;
    expect(await json('resend', '--dead')).toMatchObject({ code: 0, targeted: 1, queued: [{ key: key(0) }] });
    expect(await json('run', 'deliver')).toMatchObject({ code: 0, delivered: 1 });
    expect(await json('resend', key(1))).toMatchObject({ code: 1, skipped: [{ reason: 'delivered' }] });
    expect(await pmif('resend', 'no such key')).toMatchObject({ code: 1, out: 'There is no message of that key.\n' });
    expect(await pmif('resend')).toMatchObject({ code: 2 });
    expect(workers.connector.sent).toHaveLength(1);
  });
});
