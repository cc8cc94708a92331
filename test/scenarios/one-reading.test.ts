import { exportRows } from '../../src/features/register/use-cases/export.ts';
import { pressOf, textsOf } from '../support/fake-connector.ts';
import { DEPUTY, MANAGER, OWNER, runningProduct, STRANGER } from '../support/running-product.ts';

type Product = Awaited<ReturnType<typeof runningProduct>>;
const WORDS = 'Two homes closed this summer, so more children came into care; we are adding foster carers.';
const LAC = 'PMIF-LAC-N';

let product: Product;
beforeEach(async () => {
  product = await runningProduct();
});
afterEach(() => product.close());

const said = () => textsOf(product.lastCard()).join('\n');
/** Asks what is due and opens the form of a measure. */
async function openForm(code = LAC, who = OWNER) {
  await product.type(who, 'due');
  await product.press(
    who,
    pressOf(product.lastCard(), 'openReading', (data) => data.measure === code),
  );
  return pressOf(product.lastCard(), 'submitReading');
}
const readings = async () =>
  (await exportRows(product.services, 'readings')).filter((row) => row.code === LAC && row.period === '2026-09-30');
const revisions = async () =>
  (await exportRows(product.services, 'revisions')).filter((row) => row.code === LAC && row.period === '2026-09-30');

describe('an owner who types “due”', () => {
  it('gets one list of what is due, with the introduction, and the next time without it', async () => {
    await product.type(OWNER, 'due');
    expect(product.connector.sent).toHaveLength(1);
    expect(said()).toContain('Number of looked after children');
    expect(said()).toMatch(/You.re listed as owner of 5 measures/);
    await product.type(OWNER, 'due');
    expect(said()).not.toMatch(/You.re listed as owner/);
  });

  it('sees in the toast what is wanted', async () => {
    await product.type(OWNER, 'due');
    expect(product.last().activity.summary).toMatch(/5 figures/);
  });
});

describe('an answer on the card', () => {
  it('is stored with its words, and the card moves on to the next of the list', async () => {
    const form = await openForm();
    const { status } = await product.press(OWNER, {
      ...form,
      value: '490',
      soWhat: WORDS,
      nextSteps: '',
      provisional: 'false',
    });
    expect(status).toBe(200);
    expect(product.last().how).toBe('update');
    expect(said()).toMatch(/Saved\. Number of looked after children: 490/);
    expect(pressOf(product.lastCard(), 'submitReading').measure).not.toBe(LAC);
    expect(await readings()).toMatchObject([{ value: '490', soWhat: WORDS, status: 'final', revision: 1 }]);
  });

  it('ends with a thank-you when the whole list is answered', async () => {
    await openForm();
    for (let left = 5; left > 0; left -= 1) {
      const form = pressOf(product.lastCard(), 'submitReading');
      await product.press(OWNER, { ...form, value: form.measure === LAC ? '490' : '64', soWhat: WORDS });
      // A figure far from its history is asked about once; the second press says it is right.
      if (said().includes('Would you look at'))
        await product.press(OWNER, {
          ...pressOf(product.lastCard(), 'submitReading'),
          value: form.measure === LAC ? '490' : '64',
          soWhat: WORDS,
        });
    }
    expect(said()).toMatch(/That's everything/);
  });

  it('is sent back once when the words say nothing, and then taken', async () => {
    const form = await openForm();
    await product.press(OWNER, { ...form, value: '490', soWhat: 'on track' });
    expect(await readings()).toMatchObject([{ value: '490', soWhat: '' }]);
    const again = pressOf(product.lastCard(), 'submitReading');
    expect(again.card).not.toBe(form.card);
    await product.press(OWNER, { ...again, value: '490', soWhat: 'on track' });
    expect(await readings()).toMatchObject([{ value: '490', soWhat: 'on track', revision: 2 }]);
  });

  it('is one reading when the press arrives twice, even at once', async () => {
    const form = { ...(await openForm()), value: '490', soWhat: WORDS };
    await Promise.all([product.press(OWNER, form), product.press(OWNER, form)]);
    await product.press(OWNER, form);
    expect(await revisions()).toHaveLength(1);
  });

  it('that cannot be read says why and keeps everything that was typed', async () => {
    const form = await openForm();
    await product.press(OWNER, { ...form, value: '3 in 10', soWhat: WORDS, nextSteps: 'Recruit.' });
    expect(JSON.stringify(product.lastCard())).toContain('3 in 10');
    expect(JSON.stringify(product.lastCard())).toContain(WORDS);
    expect(await readings()).toEqual([]);
  });

  it('can be changed, which makes a revision', async () => {
    const form = await openForm();
    await product.press(OWNER, { ...form, value: '490', soWhat: WORDS });
    await product.press(OWNER, pressOf(product.lastCard(), 'changeReading'));
    const change = pressOf(product.lastCard(), 'submitReading');
    await product.press(OWNER, { ...change, value: '488', soWhat: WORDS });
    expect(await readings()).toMatchObject([{ value: '488', status: 'revised', revision: 2 }]);
    expect(await revisions()).toHaveLength(2);
  });

  it('with only a because is “No real change, because …”', async () => {
    const form = await openForm();
    await product.press(OWNER, { ...form, value: '486', soWhat: '', because: 'no placements ended this summer' });
    expect(await readings()).toMatchObject([{ soWhat: 'No real change, because no placements ended this summer' }]);
  });
});

describe('two people at once', () => {
  it('leave one reading and one clear message', async () => {
    const form = await openForm();
    await product.install(DEPUTY);
    const both = [
      product.press(OWNER, { ...form, value: '490', soWhat: WORDS }),
      product.press(DEPUTY, { ...form, value: '495', soWhat: `${WORDS} Deputy.` }),
    ];
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
    expect(await revisions()).toHaveLength(1);
    const texts = product.connector.sent.map((sent) => textsOf(sent.activity.attachments).join('\n'));
    expect(texts.filter((text) => text.includes('has answered this already'))).toHaveLength(1);
  });
});

describe('honest answers', () => {
  it('“Save for later” keeps a draft that stands in the form when it is next opened', async () => {
    const form = await openForm();
    await product.press(OWNER, { ...form, verb: 'saveDraft', value: '49', soWhat: 'Half a thought', nextSteps: '' });
    expect(await readings()).toEqual([]);
    await openForm();
    expect(JSON.stringify(product.lastCard())).toContain('Half a thought');
  });

  it('“Not ready yet” asks for a reason and a day, and is not in the list until then', async () => {
    const form = await openForm();
    await product.press(OWNER, { ...pressOf(product.lastCard(), 'notReady'), value: '', soWhat: 'Half a thought' });
    const small = pressOf(product.lastCard(), 'notReady', (data) => data.step === 'confirm');
    await product.press(OWNER, { ...small, reason: '', expectedOn: '' });
    const again = pressOf(product.lastCard(), 'notReady', (data) => data.step === 'confirm');
    await product.press(OWNER, { ...again, reason: 'notPublished', expectedOn: '2027-01-15', note: '' });
    await product.type(OWNER, 'due');
    expect(said()).not.toContain('Number of looked after children');
    expect(form.measure).toBe(LAC);
    const due = await exportRows(product.services, 'due');
    expect(due.find((line) => line.code === LAC)).toMatchObject({
      state: 'notReady',
      reason: 'notPublished until 2027-01-15',
    });
  });

  it('“Not mine” with a colleague hands the measure over and puts one message for them', async () => {
    await openForm();
    await product.press(OWNER, pressOf(product.lastCard(), 'notMine'));
    const small = pressOf(product.lastCard(), 'notMine', (data) => data.step === 'confirm');
    await product.press(OWNER, { ...small, to: 'head.of.service@example.gov.uk' });
    expect(await exportRows(product.services, 'messages')).toMatchObject([{ kind: 'handover', state: 'queued' }]);
    await product.type(MANAGER, 'due');
    expect(said()).toContain('Number of looked after children');
    await product.press(OWNER, { verb: 'openReading', measure: LAC, period: '2026-09-30', card: '1' });
    expect(said()).toContain('Head of Service');
  });

  it('“We no longer collect this” is asked for once more, and then never again', async () => {
    await openForm();
    await product.press(OWNER, pressOf(product.lastCard(), 'noLongerCollected'));
    await product.press(
      OWNER,
      pressOf(product.lastCard(), 'noLongerCollected', (data) => data.step === 'confirm'),
    );
    await product.type(OWNER, 'due');
    expect(said()).not.toContain('Number of looked after children');
  });
});

describe('typing instead of pressing', () => {
  it('answers a number of the list last shown', async () => {
    await product.type(OWNER, 'due');
    await product.type(OWNER, `3 490 because ${WORDS}`);
    expect(await readings()).toMatchObject([{ value: '490' }]);
  });

  it('answers by code, and a redelivered message is one reading', async () => {
    await product.type(OWNER, 'due');
    const more = { id: 'the-same-message' };
    await product.type(OWNER, `${LAC} 490 ${WORDS}`, more);
    await product.type(OWNER, `${LAC} 490 ${WORDS}`, more);
    expect(await revisions()).toHaveLength(1);
  });

  it('asks which one when no list was shown', async () => {
    await product.type(OWNER, '1 490');
    expect(said()).toMatch(/which/i);
  });
});

describe('who may', () => {
  it('somebody of no register gets a friendly word once they type, and nothing before', async () => {
    await product.install(STRANGER);
    expect(product.connector.sent).toHaveLength(0);
    await product.type(STRANGER, 'hello');
    expect(said()).toContain('performance.team@example.gov.uk');
  });

  it('installing says nothing to an owner either', async () => {
    await product.install(OWNER);
    expect(product.connector.sent).toHaveLength(0);
  });

  it('somebody else’s measure is refused, with who can', async () => {
    await product.type(MANAGER, 'help');
    await product.press(MANAGER, {
      verb: 'submitReading',
      measure: LAC,
      period: '2026-09-30',
      card: '1',
      value: '1',
      soWhat: WORDS,
    });
    expect(said()).toContain('Service Manager');
    expect(await readings()).toEqual([]);
  });
});

describe('storage transactions', () => {
  it('are three at most to open a form and four to submit, next form included', async () => {
    await product.type(OWNER, 'due');
    const open = pressOf(product.lastCard(), 'openReading', (data) => data.measure === LAC);
    product.counted.length = 0;
    await product.press(OWNER, open);
    expect(product.counted.length).toBeLessThanOrEqual(3);
    const form = pressOf(product.lastCard(), 'submitReading');
    product.counted.length = 0;
    await product.press(OWNER, { ...form, value: '490', soWhat: WORDS });
    expect(product.counted.length).toBeLessThanOrEqual(4);
    expect(pressOf(product.lastCard(), 'submitReading').measure).not.toBe(LAC);
  });
});
