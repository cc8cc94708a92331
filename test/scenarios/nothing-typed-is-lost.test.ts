import { pressOf, textsOf } from '../support/fake-connector.ts';
import { OWNER, runningProduct } from '../support/running-product.ts';

const LAC = 'PMIF-LAC-N';
const LONG = `${Array.from({ length: 900 }, (_item, index) => `Sentence ${index + 1} about homes.`).join(' ')} The end.`;

let product: Awaited<ReturnType<typeof runningProduct>>;
beforeEach(async () => {
  product = await runningProduct();
  await product.type(OWNER, LAC);
});
afterEach(() => product.close());

const said = () => textsOf(product.lastCard()).join('\n');
const form = () => pressOf(product.lastCard(), 'submitReading');
/** What the box of a form holds, as the card carries it. */
function box(id: string): string {
  const found = new RegExp(`"id":"${id}"[^{}]*?"value":("(?:[^"\\\\]|\\\\.)*")`).exec(
    JSON.stringify(product.lastCard()),
  );
  return JSON.parse(found?.[1] ?? '""') as string;
}
const draft = async () => (await product.services.store.measures.open(LAC))?.drafts[0];
const answer = async () =>
  (await product.services.store.measures.open(LAC))?.readings.find(({ period }) => period.text === '2026-09-30');

describe('a text that is longer than its box', () => {
  beforeEach(async () => {
    await product.press(OWNER, { ...form(), verb: 'saveDraft', value: '490', soWhat: LONG });
    await product.type(OWNER, LAC);
  });

  it('is shown in part, says so, and is whole in the draft', async () => {
    expect(said()).toContain('What you typed is longer than a box can show. All of it is kept');
    expect(box('soWhat').length).toBeLessThan(LONG.length);
    expect(box('soWhat')).toMatch(/more characters are kept\. Leave this line and they stay\.\]$/);
    expect((await draft())?.soWhat).toBe(LONG);
  });

  it('stays whole through every press of the form that is left as it is', async () => {
    for (const verb of ['submitReading', 'saveDraft', 'notReady', 'notMine', 'noLongerCollected']) {
      await product.type(OWNER, LAC);
      await product.press(OWNER, { ...form(), step: 'ask', verb, value: box('value'), soWhat: box('soWhat') });
      expect([verb, (await draft())?.soWhat]).toEqual([verb, LONG]);
    }
    expect(await answer()).toBeUndefined();
  });

  it('takes a change above the last line, and a shorter one in its place', async () => {
    const changed = box('soWhat').replace('Sentence 1 ', 'The first sentence ');
    await product.press(OWNER, { ...form(), value: '490', soWhat: changed });
    expect(said()).toContain('a report takes up to 4,000');
    expect((await draft())?.soWhat).toBe(LONG.replace('Sentence 1 ', 'The first sentence '));
    await product.press(OWNER, {
      ...form(),
      value: '490',
      soWhat: 'Two homes closed, so more children came into care.',
    });
    expect(await answer()).toMatchObject({ soWhat: 'Two homes closed, so more children came into care.' });
  });
});

it('words beside “No real change, because …” are kept with it', async () => {
  const soWhat = 'Entrants and leavers cancelled each other out.';
  await product.press(OWNER, { ...form(), value: '500', soWhat, because: 'no home closed' });
  expect((await answer())?.soWhat).toBe(`${soWhat}\nNo real change, because no home closed`);
});

it('who lost the measure while its form was open gets back what they typed', async () => {
  const open = form();
  const file = await product.services.store.measures.open(LAC);
  if (file === undefined) throw new Error('no measure');
  const other = await product.services.store.people.byEmail('head.of.service@example.gov.uk');
  const { deputy: _deputy, ...measure } = file.measure;
  await product.services.store.measures.save(file, {
    measure: { ...measure, owner: other?.profile.key ?? measure.owner! },
  });
  const soWhat = 'Two homes closed this summer, so more children came into care.';
  await product.press(OWNER, { ...open, value: '490', soWhat, nextSteps: 'Approve two carers.' });
  expect(said()).toContain('Head of Service');
  for (const text of ['490', soWhat, 'Approve two carers.']) expect(said()).toContain(text);
});
