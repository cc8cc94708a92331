import { exportRows } from '../../src/features/register/use-cases/export.ts';
import type { MeasureChange } from '../../src/features/readings/store.ts';
import type { MeasureFile } from '../../src/core/readings/measure-file.ts';
import { pressOf, textsOf } from '../support/fake-connector.ts';
import { OWNER, runningProduct } from '../support/running-product.ts';

const LAC = 'PMIF-LAC-N';
const PERIOD = '2026-09-30';
const ANSWER = {
  value: '490',
  soWhat: 'Two homes closed this summer, so more children came into care.',
  nextSteps: '',
};

let product: Awaited<ReturnType<typeof runningProduct>>;
beforeEach(async () => {
  product = await runningProduct();
});
afterEach(() => product.close());

const said = () => textsOf(product.lastCard()).join('\n');
const readings = async () =>
  (await exportRows(product.services, 'readings')).filter((row) => row.code === LAC && row.period === PERIOD);

async function openForm() {
  await product.type(OWNER, 'due');
  await product.press(
    OWNER,
    pressOf(product.lastCard(), 'openReading', ({ measure }) => measure === LAC),
  );
  return pressOf(product.lastCard(), 'submitReading');
}

/** Somebody is quicker: their change is stored after the product has read the measure and just before it saves. */
function justBefore(change: (file: MeasureFile) => MeasureChange): void {
  const { measures } = product.services.store;
  const { save } = measures;
  const quicker: typeof save = async (file, own) => {
    Object.assign(measures, { save });
    const now = await measures.open(LAC);
    if (now === undefined || (await save(now, change(now))) !== 'saved')
      throw new Error('the quicker one was not stored');
    return save(file, own);
  };
  Object.assign(measures, { save: quicker });
}

describe('an answer that meets another change', () => {
  it('is not stored for whoever answered the measure before it passed to somebody else', async () => {
    const form = await openForm();
    justBefore(({ measure: { deputy: _deputy, ...measure } }) => {
      expect(measure.manager).toBeDefined();
      return { measure: { ...measure, ...(measure.manager && { owner: measure.manager }) } };
    });
    await product.press(OWNER, { ...form, ...ANSWER });
    expect(await readings()).toEqual([]);
    expect(said()).toContain('is answered by');
    expect(said()).toContain(ANSWER.soWhat);
  });

  it('is not stored where its period was locked meanwhile', async () => {
    const form = await openForm();
    await product.press(OWNER, { ...form, ...ANSWER });
    await product.press(OWNER, pressOf(product.lastCard(), 'changeReading'));
    const again = pressOf(product.lastCard(), 'submitReading');
    justBefore(({ due }) => ({
      due: due.filter(({ period }) => period.text === PERIOD).map((one) => ({ ...one, lockedOn: one.openedOn })),
    }));
    await product.press(OWNER, { ...again, ...ANSWER, value: '495', reason: 'Counted again' });
    expect(await readings()).toMatchObject([{ value: '490' }]);
    expect(said()).toMatch(/locked/i);
  });

  it('is decided again and stored where nothing that rights rest on has changed', async () => {
    const form = await openForm();
    justBefore(({ measure }) => ({ measure: { ...measure, title: 'Children we look after' } }));
    await product.press(OWNER, { ...form, ...ANSWER });
    expect(await readings()).toMatchObject([{ value: '490' }]);
    expect(said()).toContain('Saved. Children we look after: 490');
  });
});
