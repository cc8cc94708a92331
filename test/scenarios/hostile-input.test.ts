import { exportRows } from '../../src/features/register/use-cases/export.ts';
import { pressOf, textsOf } from '../support/fake-connector.ts';
import { OWNER, runningProduct } from '../support/running-product.ts';

type Product = Awaited<ReturnType<typeof runningProduct>>;
type Press = Readonly<Record<string, unknown>>;

const LAC = 'PMIF-LAC-N';
const RESIGNATIONS = 'PMIF-RESIGN';
const REPAIRS = 'CNL-REP-FTF';
const NEED = 'PMIF-LION-VUL';
const WORDS = 'Two homes closed this summer, so more children came into care; we are adding foster carers.';
const NOTE = 'Payroll closes on the 12th.';

const TEXTS = [
  'x'.repeat(10_000),
  '😀'.repeat(5_000),
  'right \u202Eto left\u202C \u200fmark',
  '${1+1} ${measure} ${$root.card}',
  '{{DATE(2026-01-01,SHORT)}}',
  '<script>alert(1)</script>',
  "' or PartitionKey ne '",
  '<at>x</at> [a](http://x) **b**',
  'STAT-PAY',
];
const NO_TEXTS: readonly unknown[] = [{ $ne: 1 }, ['a'], { toString: 'x' }, 12.5, null, true];
const HOSTILE = [...TEXTS, ...NO_TEXTS];
/** For fields that hold nobody's words: one of each kind. */
const FEW = ['x'.repeat(10_000), '${1+1}', "' or PartitionKey ne '", 'STAT-PAY', { $ne: 1 }, true, null];

let product: Product;
beforeAll(async () => {
  product = await runningProduct();
  await product.type(OWNER, 'due');
});
afterAll(() => product.close());

/** A press is answered with 200 and a card in words that blames nobody's machine; what the card says comes back. */
async function press(data: Press): Promise<string> {
  const before = product.connector.sent.length;
  expect((await product.press(OWNER, data)).status).toBe(200);
  expect(product.connector.sent.length).toBeGreaterThan(before);
  const said = textsOf(product.lastCard()).join('\n');
  expect(said).toMatch(/\w{3}/);
  expect(said).not.toContain('did not go through');
  return said;
}

/** Opens the form of a measure and takes one of its presses; `small` the one of the form behind it. */
async function pressOn(code: string, verb: string, small = false): Promise<Press> {
  await product.type(OWNER, code);
  if (small) await product.press(OWNER, pressOf(product.lastCard(), verb));
  return pressOf(product.lastCard(), verb, ({ step }) => !small || step === 'confirm');
}

/** Every text of a person that the store keeps for a measure: of its due reading's answer, a draft, or a note. */
async function kept(code: string): Promise<string[]> {
  const file = await product.services.store.measures.open(code);
  const answers = file?.readings.filter(({ by }) => by !== 'register') ?? [];
  return [
    ...(file?.due.flatMap(({ notReady }) => notReady?.note ?? []) ?? []),
    ...answers.flatMap(({ typed, soWhat, nextSteps }) => [typed, soWhat, nextSteps]),
    ...(file?.drafts.flatMap(({ value, soWhat, nextSteps }) => [value, soWhat, nextSteps]) ?? []),
  ];
}

const revisions = async () =>
  (await exportRows(product.services, 'revisions')).filter(({ code, by }) => code === LAC && by !== 'register');

describe.each(['submitReading', 'saveDraft'])('on the form, with %s, hostile input', (verb) => {
  it.each(['value', 'soWhat', 'nextSteps', 'because'])('in %s is answered and kept as it was typed', async (field) => {
    const before = (await revisions()).length;
    for (const hostile of HOSTILE) {
      const form = { ...(await pressOn(LAC, verb)), value: '490', soWhat: WORDS, [field]: hostile };
      await press(form);
      await press(form); // Teams sends twice what it thinks was lost
      if (typeof hostile !== 'string') continue;
      if (field === 'because') expect((await kept(LAC)).join('\n')).toContain(`No real change, because ${hostile}`);
      else expect(await kept(LAC)).toContain(hostile);
    }
    expect((await revisions()).length).toBeLessThanOrEqual(before + HOSTILE.length);
  });
});

it.each(['provisional', 'measure', 'period', 'card', 'rest', 'verb', 'step'])(
  'on the form, hostile input in %s is answered, and what was typed beside it stands in the card or in the store',
  async (field) => {
    const before = (await revisions()).length;
    for (const hostile of FEW) {
      const words = `${WORDS} ${field}`;
      const said = await press({
        ...(await pressOn(LAC, 'submitReading')),
        value: '490',
        soWhat: words,
        [field]: hostile,
      });
      expect(`${said}\n${(await kept(LAC)).join('\n')}`).toContain(words);
    }
    expect((await revisions()).length).toBeLessThanOrEqual(before + 3); // final, provisional, final again
  },
);

describe('on the list, hostile input', () => {
  it.each(['page', 'rest', 'measure', 'card', 'verb'])('in %s is answered', async (field) => {
    for (const hostile of [...FEW, '-1', '1e999', 'NaN']) {
      const said = await press({ verb: 'showList', page: '1', [field]: hostile });
      if (field !== 'verb') expect(said).toContain('Employee resignations');
    }
  });
});

describe('on the form of “Not ready yet”, hostile input', () => {
  it.each(['reason', 'expectedOn', 'note', 'measure', 'period', 'card', 'rest', 'step'])(
    'in %s is answered, and a note is kept as it was typed',
    async (field) => {
      for (const hostile of field === 'note' ? HOSTILE : FEW) {
        const form = await pressOn(RESIGNATIONS, 'notReady', true);
        const note = field === 'note' && typeof hostile === 'string' ? hostile : NOTE;
        const said = await press({ ...form, reason: 'checking', expectedOn: '2027-01-15', note, [field]: hostile });
        // What could not be taken stands in the box again.
        const inBox = field === 'note' && typeof hostile !== 'string' ? '' : note;
        if (['reason', 'expectedOn', 'note'].includes(field))
          expect([...(await kept(RESIGNATIONS)), said].join('\n')).toContain(inBox);
      }
    },
  );

  it('in the day says which days there are, and what was expected and why can be exported', async () => {
    const form = { ...(await pressOn(RESIGNATIONS, 'notReady', true)), reason: 'checking', note: TEXTS[7] };
    expect(await press({ ...form, expectedOn: "' or 1 eq 1" })).toContain('When do you expect the figure?');
    await press({ ...form, expectedOn: '2027-01-15' });
    const due = await exportRows(product.services, 'due');
    expect(due.find(({ code }) => code === RESIGNATIONS)).toMatchObject({
      reason: 'checking until 2027-01-15',
      note: TEXTS[7],
    });
  });
});

describe('on the form of “Not mine”, hostile input', () => {
  it.each(['to', 'measure', 'period', 'card', 'rest', 'step'])('in %s is answered', async (field) => {
    for (const hostile of FEW) {
      const form = await pressOn(REPAIRS, 'notMine', true);
      const said = await press({ ...form, to: 'nobody@example.gov.uk', [field]: hostile });
      if (field === 'to' && typeof hostile === 'string') expect(said).toContain('That is nobody we know of.');
    }
    const file = await product.services.store.measures.open(REPAIRS);
    expect(file?.measure.owner).toBe((await product.services.store.people.byEntraId(OWNER.aadObjectId))?.profile.key);
  });
});

it.each(['measure', 'period', 'card', 'rest', 'step'])(
  'on “We no longer collect this”, hostile input in %s is answered',
  async (field) => {
    const form = await pressOn(NEED, 'noLongerCollected', true);
    for (const hostile of FEW) await press({ ...form, [field]: hostile });
  },
);

describe('typed, hostile input', () => {
  it.each(['', '2 490 ', '2 ', `${LAC} `, 'not ready 2 until ', 'not mine ', 'open '])(
    'after “%s” is answered',
    async (before) => {
      for (const hostile of [...TEXTS, 'a-'.repeat(20_000), '<at>'.repeat(20_000), ' 1'.repeat(20_000)]) {
        const sent = product.connector.sent.length;
        expect((await product.type(OWNER, before + hostile)).status).toBe(200);
        expect(product.connector.sent.length).toBeGreaterThan(sent);
        expect(textsOf(product.lastCard()).join('\n')).not.toContain('did not go through');
      }
    },
  );

  it('comes out as typed, a name in it included', async () => {
    const words = 'Because of [link](http://x) and **bold** and ${1+1} and <at>x</at> in {{DATE(2026-01-01,SHORT)}}.';
    await product.type(OWNER, `${LAC} 489 ${words}`);
    expect(await kept(LAC)).toContain(words);
  });
});

describe('at the door', () => {
  it.each([
    ['not json', 'no json at all'],
    ['an empty body', ''],
    ['a list', '[]'],
    ['an activity of nobody', '{"type":"message"}'],
    [
      'a service address elsewhere',
      JSON.stringify({
        type: 'message',
        serviceUrl: 'https://evil.example/',
        from: { id: 'a' },
        conversation: { id: 'b' },
      }),
    ],
  ])('%s is refused, never with a 5xx', async (_what, body) => {
    const response = await fetch(`${product.server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });
});
