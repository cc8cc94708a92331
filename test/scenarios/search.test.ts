import { textsOf } from '../support/fake-connector.ts';
import { partnerRegister, VISITS } from '../support/partner-register.ts';
import { OWNER, runningProduct, STRANGER, type Teammate } from '../support/running-product.ts';

type Product = Awaited<ReturnType<typeof runningProduct>>;
type Line = {
  content: { title: string; text: string };
  preview: { content: { tap: { type: string; value: Record<string, string> } } };
};
type Composed = { composeExtension: { type: string; text?: string; attachments?: Line[] } };

let product: Product;
beforeAll(async () => {
  product = await runningProduct({ register: partnerRegister({ title: 'Older people visited <at>x</at> ${1+1}' }) });
});
afterAll(() => product.close());

const invoke = async (who: Teammate, name: string, value: unknown): Promise<Composed> => {
  const { status, body } = await product.post(
    product.activityOf(who, {
      type: 'invoke',
      name,
      value,
      conversation: { id: '19:some-chat@thread.v2', conversationType: 'groupChat' },
    }),
  );
  expect(status).toBe(200);
  return JSON.parse(body) as Composed;
};
const find = (query: string, who = STRANGER) =>
  invoke(who, 'composeExtension/query', {
    commandId: 'findMeasure',
    parameters: [{ name: 'search', value: query }],
    queryOptions: { skip: 0, count: 25 },
  });

it('anybody finds a released measure in any chat and puts its card there; nothing is said or remembered', async () => {
  const { composeExtension } = await find('older peo');
  const [line] = composeExtension.attachments ?? [];
  expect(line?.content).toEqual({
    title: 'Older people visited <at>x</at> ${1+1}',
    text: '395 people for October 2025 to March 2026',
  });
  const chosen = await invoke(STRANGER, 'composeExtension/selectItem', line?.preview.content.tap.value);
  const card = chosen.composeExtension.attachments?.[0]?.content;
  expect(card).toMatchObject({ type: 'AdaptiveCard' });
  expect(textsOf(card).join('\n')).toContain('395 people');
  expect(product.connector.sent).toEqual([]);
  expect((await find('', OWNER)).composeExtension.attachments).toHaveLength(1); // before anything is typed
});

it('a keystroke reads nothing from the table', async () => {
  await find('older');
  product.counted.length = 0;
  for (const typed of ['o', 'ol', 'old', 'olde', 'older']) await find(typed);
  expect(product.counted).toEqual([]);
});

it.each([
  [
    'nothing that fits',
    'composeExtension/query',
    { parameters: [{ name: 'search', value: 'zzz' }] },
    'No published measure fits',
  ],
  ['no shape at all', 'composeExtension/query', [1, null], undefined],
  [
    'an object in place of a text',
    'composeExtension/query',
    { parameters: [{ name: 'search', value: { $ne: 1 } }], queryOptions: { skip: -1, count: 1e9 } },
    undefined,
  ],
  [
    'a measure that is none',
    'composeExtension/selectItem',
    { measure: "' or PartitionKey ne '" },
    'no published figure',
  ],
  ['no measure', 'composeExtension/selectItem', null, 'no published figure'],
])('%s is answered in words', async (_what, name, value, words) => {
  const { composeExtension } = await invoke(OWNER, name, value);
  if (words === undefined) expect(composeExtension.type).toBe('result');
  else expect(composeExtension.text).toContain(words);
});

it('what is taken back is not put into a chat, even where the search still lists it', async () => {
  const file = (await product.services.store.measures.open(VISITS))!;
  const readings = file.readings.map((reading) => ({ ...reading, released: false, revision: reading.revision + 1 }));
  await product.services.store.measures.save(file, { readings });
  const { composeExtension } = await invoke(OWNER, 'composeExtension/selectItem', { measure: VISITS });
  expect(composeExtension.text).toContain('no published figure');
});
