import { runRound } from '../../../../src/features/readings/use-cases/run-round.ts';
import { testStore } from '../../../support/azurite.ts';
import { exampleCopy } from '../../../support/example-copy.ts';
import { pressOf, textsOf } from '../../../support/fake-connector.ts';
import { writeQuietRegister } from '../../../support/quiet-register.ts';
import { OWNER, runningProduct } from '../../../support/running-product.ts';
import { servicesOver } from '../../../support/services.ts';

const WORDS = 'Two homes closed this summer, so more children came into care; we are adding foster carers.';

it('a run with nothing to open costs the same few transactions for 100 measures as for 1,000', async () => {
  const costs = await Promise.all(
    [100, 1000].map(async (count) => {
      const { store, clock, counted } = await testStore();
      await writeQuietRegister(store, count);
      const run = () => runRound(servicesOver({ store, clock }), 'ask', { dry: false, confirm: false });
      expect(await run()).toMatchObject({ targeted: 0, queued: 0 });
      counted.length = 0;
      expect(await run()).toMatchObject({ targeted: 0, queued: 0 });
      return counted.length;
    }),
  );
  expect(costs[0]).toBe(costs[1]);
  expect(costs[0]).toBeLessThanOrEqual(3);
});

describe('with a measure of 300 readings, and an owner of 60 measures', () => {
  const months = Array.from({ length: 300 }, (_item, index) => {
    const month = 2001 * 12 + 9 + index; // October 2001 to September 2026
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
  let product: Awaited<ReturnType<typeof runningProduct>>;
  beforeAll(async () => {
    const register = exampleCopy({
      measures: (rows) => {
        const template = rows.find(({ code }) => code === 'PMIF-LAC-N') ?? {};
        const own = { ...template, frequency: 'monthly', period_kind: 'month', counts_people: 'no' };
        const more = Array.from({ length: 55 }, (_item, index) => ({ ...own, code: `BIG-${index + 1}` }));
        return [...rows, ...more];
      },
      readings: (rows) => [
        ...rows,
        ...months.map((period, index) => ({ code: 'BIG-1', period, value: `${480 + (index % 9)}` })),
      ],
    });
    product = await runningProduct({ register });
    await product.type(OWNER, 'due');
  });
  afterAll(() => product.close());

  it('opening the form costs at most three, submitting at most four with the next form included', async () => {
    const list = product.last();
    expect(textsOf(product.lastCard()).join('\n')).toContain('60 figures of yours are wanted');
    product.counted.length = 0;
    const open = { verb: 'openReading', measure: 'BIG-1', period: '2026-10', card: '1', rest: '' };
    await product.press(OWNER, open, { replyToId: list.id });
    expect(product.counted.length).toBeLessThanOrEqual(3);
    expect(textsOf(product.lastCard()).join('\n')).toMatch(/Last time: \d+ for September 2026/);

    const form = pressOf(product.lastCard(), 'submitReading');
    product.counted.length = 0;
    await product.press(OWNER, { ...form, value: '484', soWhat: WORDS });
    expect(product.counted.length).toBeLessThanOrEqual(4);
    expect(textsOf(product.lastCard()).join('\n')).toContain('Saved. Number of looked after children: 484');
    expect(pressOf(product.lastCard(), 'submitReading').measure).not.toBe('BIG-1');
  });
});
