import { exportRows } from '../../src/features/register/use-cases/export.ts';
import { pressOf, textsOf } from '../support/fake-connector.ts';
import { MANAGER, OWNER, PERFORMANCE, runningProduct, STRANGER } from '../support/running-product.ts';
import { registerOf } from '../support/small-register.ts';

const register = registerOf('head.of.service@example.gov.uk');
const REPAIRS = 'CNL-REP-FTF';
const LOOKED_AFTER = 'PMIF-LAC-N';
let product: Awaited<ReturnType<typeof runningProduct>>;
const said = () => textsOf(product.lastCard()).join('\n');
const measure = async (code = REPAIRS) => (await product.services.store.measures.open(code))?.measure;
const press = (who: typeof OWNER, verb: string, more: Record<string, string> = {}) =>
  product.press(who, { ...pressOf(product.lastCard(), verb), ...more });

beforeEach(async () => {
  product = await runningProduct({ now: '2026-11-24T10:00:00Z', register });
});
afterEach(() => product.close());

it('lets the performance team count a measure afresh and drop outlying moves, each with why, and undo the latter', async () => {
  await product.type(PERFORMANCE, `analysis ${REPAIRS}`);
  expect(said()).toContain('What the figures say: ');
  await press(PERFORMANCE, 'recordStep', { from: 'FY2024/25', note: ' ' });
  expect(said()).toContain('Say why');
  await press(PERFORMANCE, 'recordStep', { from: 'last spring', note: 'One rota' });
  expect(said()).toMatch(/last spring: .*period/);
  expect(JSON.stringify(product.lastCard())).toContain('One rota');
  await press(PERFORMANCE, 'recordStep', { from: 'FY2024/25', note: 'Two teams share one rota.' });
  expect(said()).toMatch(/Counted afresh from\s+the year to March 2025: Two teams share one rota\./);
  await press(PERFORMANCE, 'recordScreening', { note: 'One strike.' });
  expect((await measure())?.analysis).toMatchObject({
    steps: [{ why: 'Two teams share one rota.' }],
    screened: { why: 'One strike.' },
  });
  await press(PERFORMANCE, 'recordScreening', { note: 'It was no strike.' });
  expect((await measure())?.analysis).not.toHaveProperty('screened');
});

it('asks after the first figure whether it is the baseline, and takes it from a person with why, once', async () => {
  await product.type(OWNER, `analysis ${LOOKED_AFTER}`);
  const card = pressOf(product.lastCard(), 'confirmBaseline');
  expect(() => pressOf(product.lastCard(), 'recordStep')).toThrow();
  await product.press(OWNER, { ...card, note: '' });
  expect(said()).toContain('Say why this is where the framework began');
  expect((await measure(LOOKED_AFTER))?.baselineValue).toBeUndefined();
  const words = 'The contract began then.';
  await product.press(OWNER, { ...card, note: words });
  await product.press(OWNER, { ...card, note: words });
  expect(said()).toContain('Baseline: ');
  expect((await measure(LOOKED_AFTER))?.baselineValue).toMatch(/^\d/);
  const acts = (await exportRows(product.services, 'audit')).filter(({ about }) => about === 'baseline');
  expect(acts).toMatchObject([{ what: 'changed', reason: words, before: '' }]);
});

it('shows a manager what the figures say and lets them decide nothing; others see nothing', async () => {
  await product.type(MANAGER, `analysis ${REPAIRS}`);
  expect(said()).toContain('What the figures say: ');
  for (const verb of ['recordStep', 'recordScreening', 'confirmBaseline']) {
    await product.press(MANAGER, { verb, measure: REPAIRS, note: 'Because', from: 'FY2024/25', on: 'yes' });
    expect(said()).toContain('This one is for somebody else to answer.');
  }
  await product.type(STRANGER, `analysis ${REPAIRS}`);
  expect(said()).not.toContain('What the figures say');
  expect(await measure()).not.toHaveProperty('analysis');
});
