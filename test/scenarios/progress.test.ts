import { deliver } from '../../src/messaging/use-cases/deliver.ts';
import { exportRows } from '../../src/features/register/use-cases/export.ts';
import { progressPage } from '../../src/features/progress/use-cases/show-progress.ts';
import { runRound } from '../../src/features/readings/use-cases/run-round.ts';
import { readToday } from '../../src/core/services.ts';
import { cardOf, pressOf, textsOf, TROUBLES } from '../support/fake-connector.ts';
import { MANAGER, OWNER, PERFORMANCE, runningProduct, type Teammate } from '../support/running-product.ts';
import { registerOf } from '../support/small-register.ts';

type Product = Awaited<ReturnType<typeof runningProduct>>;
let product: Product;
const lastTo = (who: Teammate) =>
  product.connector.sent.findLast(({ conversation }) => conversation === `a:${who.id.slice(3)}`);
const readBy = (who: Teammate) => textsOf(cardOf(lastTo(who))).join('\n');
const press = (who: Teammate, verb: string, more: Record<string, string> = {}) =>
  product.press(who, { ...pressOf(cardOf(lastTo(who)), verb), ...more }, { replyToId: lastTo(who)?.id ?? 'none' });
const states = async () =>
  (await exportRows(product.services, 'messages')).map(({ kind, state }) => `${kind} ${state}`);

const register = registerOf('head.of.service@example.gov.uk');

beforeAll(async () => {
  product = await runningProduct({ register });
  for (const who of [PERFORMANCE, OWNER, MANAGER]) await product.install(who);
});
afterAll(() => product.close());

describe('progress', () => {
  it('says where every figure stands, read by pages and not measure by measure', async () => {
    product.counted.length = 0;
    await product.type(PERFORMANCE, 'progress');
    const measures = (await product.services.store.measures.titles()).length;
    expect(measures).toBeGreaterThan(3);
    // Who it is, the framework, people, the register, and one listing each of five other things: however many there are.
    expect(product.counted.length).toBeLessThanOrEqual(12);
    expect(readBy(PERFORMANCE)).toMatch(/Of \d+ figures: .*still to come/);
    expect(readBy(PERFORMANCE)).toContain('Every request has its answer.');
  });

  it('opens a service figure by figure, and goes back', async () => {
    await press(PERFORMANCE, 'progress', { group: 'Performance example' });
    expect(readBy(PERFORMANCE)).toMatch(/Number of looked after children at 30 September 2026: still to come/);
    await press(PERFORMANCE, 'progress');
    expect(readBy(PERFORMANCE)).toContain('The scheduler');
    await product.type(PERFORMANCE, 'progress by committee');
    expect(readBy(PERFORMANCE)).toContain('Families');
  });

  it('names what was given up, and sends it again', async () => {
    await runRound(product.services, 'ask', { dry: false, confirm: true });
    const at = (instant: string) => ({ ...product.services, clock: { now: () => new Date(instant) } });
    product.connector.meet(({ conversation }) =>
      conversation === 'a:owner' ? TROUBLES.refused(503, 'ServiceUnavailable') : undefined,
    );
    for (let hour = 10; hour < 20; hour += 1) {
      await deliver(at(`2026-11-25T${hour}:00:00Z`), product.server.messenger, { perSecond: 1000, concurrency: 2 });
    }
    product.connector.meet(() => undefined);
    expect(await states()).toContain('ask dead');
    await product.type(PERFORMANCE, 'progress');
    expect(readBy(PERFORMANCE)).toMatch(/Service Manager.*: the ask was given up after five tries/);
    await press(PERFORMANCE, 'sendAgain');
    expect(readBy(PERFORMANCE)).toContain('1 message goes again');
    expect(await states()).toContain('ask queued');
    await press(PERFORMANCE, 'progress', {});
    expect(readBy(PERFORMANCE)).not.toContain('given up');
  });

  it('can be printed, in every word that it says', async () => {
    const page = await progressPage(product.services, await readToday(product.services), 'service');
    const html = Buffer.from(page?.bytes ?? []).toString();
    expect(html).toContain('<h1>Progress on 24 November 2026</h1>');
    expect(html).toContain('Number of looked after children at 30 September 2026');
    await press(PERFORMANCE, 'progressPage');
    expect(readBy(PERFORMANCE)).toContain('Progress, as a page to print.');
  });

  it('is for the performance team, and so is sending again', async () => {
    for (const who of [OWNER, MANAGER]) {
      await product.type(who, 'progress');
      expect(readBy(who)).toContain('That is for the performance team.');
      for (const verb of ['progress', 'progressPage', 'sendAgain']) {
        await product.press(who, { verb, by: 'service', subject: '' });
        expect(readBy(who)).toContain('That is for the performance team.');
      }
    }
  });
});
