import { deliver } from '../../src/messaging/use-cases/deliver.ts';
import { exportRows } from '../../src/features/register/use-cases/export.ts';
import { listDue } from '../../src/features/readings/use-cases/list-due.ts';
import { runRound } from '../../src/features/readings/use-cases/run-round.ts';
import { exampleCopy } from '../support/example-copy.ts';
import { textsOf } from '../support/fake-connector.ts';
import { runningProduct } from '../support/running-product.ts';

type Product = Awaited<ReturnType<typeof runningProduct>>;
let product: Product;
beforeAll(async () => {
  const register = exampleCopy({
    measures: (rows) =>
      rows.map((row) => ({ ...row, status: 'live', owner: row.owner || 'service.manager@example.gov.uk' })),
  });
  product = await runningProduct({ now: '2026-11-24T10:00:00Z', register });
  for await (const { profile } of product.services.store.people.all()) {
    const ids = {
      conversationId: `a:${profile.key}`,
      userId: `29:${profile.key}`,
      botId: '28:bot',
      tenantId: 'tenant',
    };
    const how = { serviceUrl: product.connector.url, reachable: true, why: '' };
    await product.services.store.people.keepConversation(profile.key, { ...ids, ...how });
  }
});
afterAll(() => product.close());

const ask = (confirm: boolean, dry = false) => runRound(product.services, 'ask', { dry, confirm });
const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

describe('day one: the whole register is loaded on 24 November 2026, every measure live and owned', () => {
  it('is all of it', async () => {
    let measures = 0;
    for await (const { measure } of product.services.store.measures.all()) {
      measures += 1;
      expect([measure.code, measure.status, typeof measure.owner]).toEqual([measure.code, 'live', 'string']);
    }
    expect(measures).toBeGreaterThanOrEqual(74);
  });

  it('a dry run says who would hear, and changes nothing', async () => {
    const report = await ask(false, true);
    expect(report.held).toBeGreaterThan(20);
    expect(report.messages).toHaveLength(report.held);
  });

  it('the first run is held, and stays held until somebody presses Send', async () => {
    expect(await ask(false)).toMatchObject({ queued: 0 });
    const again = await ask(false);
    expect(again.held).toBeGreaterThan(20);
    expect(again.targeted).toBe(again.queued + again.alreadySaid + again.held + sum(again.skipped));
  });

  it('once sent it is one message a person, and a further run adds nothing', async () => {
    const sent = await ask(true);
    expect(sent.queued).toBeGreaterThan(20);
    expect(new Set(sent.messages.map(({ to }) => to)).size).toBe(sent.queued);
    expect(sent.targeted).toBe(sent.queued + sent.alreadySaid + sent.held + sum(sent.skipped));
    expect(await ask(true)).toMatchObject({ targeted: 0, queued: 0 });
  });

  it('nothing is late, and nobody hears before they may', async () => {
    const due = await listDue(product.services);
    expect(due.length).toBeGreaterThan(40);
    expect(due.filter((line) => line.state === 'late')).toEqual([]);
  });

  it('what is sent says “late” to nobody, and goes to owners only, and nothing to managers', async () => {
    const services = { ...product.services, clock: { now: () => new Date('2026-11-26T16:00:00Z') } };
    const report = await deliver(services, product.server.messenger, { perSecond: 1000, concurrency: 4 });
    expect(report).toMatchObject({ failed: {}, unknown: 0, waiting: 0 });
    expect(report.delivered).toBeGreaterThan(20);
    for (const { activity } of product.connector.sent) {
      const said = [activity.summary, ...textsOf(activity.attachments)].join('\n');
      expect(/\b(late|overdue|still to come|missed|escalat\w*|manager's list)\b/i.exec(said)?.[0]).toBeUndefined();
    }
    const owners = new Set<string>();
    for await (const { measure } of product.services.store.measures.all()) owners.add(measure.owner ?? '');
    const team = new Set<string>();
    for await (const { profile } of product.services.store.people.all())
      if (profile.roles.includes('performance')) team.add(profile.key);
    for (const { kind, to } of await exportRows(product.services, 'messages')) {
      const mayHear = kind === 'heldRun' ? team : owners;
      expect([kind, mayHear.has(String(to))]).toEqual([kind === 'heldRun' ? kind : 'ask', true]);
    }
  });

  it('with nothing to open, a run is a handful of storage transactions', async () => {
    await ask(true);
    product.counted.length = 0;
    await ask(true);
    expect(product.counted.length).toBeLessThanOrEqual(3);
  });
});
