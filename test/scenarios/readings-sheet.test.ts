import { strToU8, zipSync } from 'fflate';
import { spreadsheets } from '../../src/documents/workbooks/spreadsheets.ts';
import type { PersonKey } from '../../src/core/measures/measure.ts';
import { canonicalHeading, type FoundSpreadsheet } from '../../src/features/register/rules/table.ts';
import { presentBook } from '../../src/features/register/words/books.ts';
import { exampleCopy } from '../support/example-copy.ts';
import { pressOf, textsOf } from '../support/fake-connector.ts';
import { fileHost, type FileHost } from '../support/file-host.ts';
import { MANAGER, OWNER, PERFORMANCE, runningProduct } from '../support/running-product.ts';

const tools = spreadsheets(() => 'nobody' as PersonKey, {
  book: presentBook,
  page: () => '',
  proposals: () => Promise.resolve(new Uint8Array()),
});
const MINE = 'service.manager@example.gov.uk';
const WORDS = 'Two homes closed this summer, so more children came into care; we are adding foster carers.';

let product: Awaited<ReturnType<typeof runningProduct>>;
let host: FileHost;
beforeAll(async () => {
  host = await fileHost();
  const register = exampleCopy({
    measures: (rows) => {
      const one = { ...rows.find(({ code }) => code === 'PMIF-LAC-N'), minimum: '', read_with: '', groups: '' };
      const national = rows.find(({ code }) => code === 'STAT-PAY') ?? {};
      const many = Array.from({ length: 7 }, (_row, at) => ({
        ...one,
        code: `OWN-${at + 1}`,
        title: `Own ${at + 1}`,
        owner: MINE,
      }));
      return [...many, { ...national, owner: MINE, deputy: '', read_with: '', groups: '' }];
    },
    readings: (rows) => [
      ...rows.filter(({ code }) => code === 'STAT-PAY'),
      ...[1, 2, 3, 4, 5, 6, 7].map((at) => ({
        code: `OWN-${at}`,
        period: '2026-03-31',
        value: '500',
        status: 'final',
      })),
    ],
    groups: () => [],
  });
  product = await runningProduct({ register });
});
afterAll(async () => {
  await product.close();
  await host.close();
});

const said = () => textsOf(product.lastCard()).join('\n');
const reading = async (code: string) => (await product.services.store.measures.open(code))?.readings.at(-1);
const drop = (who: typeof OWNER, bytes: Uint8Array) => product.type(who, '', host.drop('Figures.xlsx', bytes));

async function fetched() {
  const link = /"url":"([^"]+\/d\/[^"]+)"/.exec(JSON.stringify(product.lastCard()))?.[1] ?? '';
  return tools.read('fetched.xlsx', new Uint8Array(await (await fetch(link)).arrayBuffer()));
}

/** The workbook as somebody fills it in in Excel: by code and heading. */
function filledIn(book: FoundSpreadsheet, cells: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const [sheet] = book.sheets;
  const [headings = [], ...rows] = sheet?.rows ?? [];
  const names = headings.map((text) => canonicalHeading(text.replace('?', '')));
  const filled = rows.map((row) =>
    headings.map((_heading, at) => cells[row[0] ?? '']?.[names[at] ?? ''] ?? row[at] ?? ''),
  );
  const all = [headings, ...filled].map((row) => row.map((text) => ({ text, number: true })));
  return tools.write({ sheets: [{ name: 'readings', rows: all, widths: [] }] });
}

const words = (text: string) => ({ what_does_this_tell_us: text });

it('a long list offers itself as a spreadsheet; filled in and dropped back, good rows are answered and the others come back', async () => {
  await product.type(OWNER, 'due');
  const press = pressOf(product.lastCard(), 'readingsSheet');
  await product.press(OWNER, press);
  expect(said()).toMatch(/Here are the \d figures that are wanted/);
  const book = await fetched();
  expect(book.sheets[0]?.rows.length).toBeGreaterThan(7);
  const bytes = await filledIn(book, {
    'OWN-1': { value: '489', ...words(WORDS) },
    'OWN-2': { value: '491', ...words(WORDS) },
    'OWN-3': { value: 'about five hundred', ...words(WORDS) },
    'OWN-4': { value: '495' },
  });
  await drop(OWNER, bytes);
  expect(said()).toMatch(/3 taken from Figures.xlsx; 2 want a look/);
  expect(await reading('OWN-1')).toMatchObject({ value: '489', soWhat: WORDS });
  expect(await reading('OWN-3')).toMatchObject({ value: '500' });
  expect(await reading('OWN-4')).toMatchObject({ value: '495', soWhat: '' });
  const back = await fetched();
  expect(back.sheets[0]?.rows[0]?.slice(0, 4)).toEqual(['Code', 'Period', 'Measure', 'Problem']);
  expect(back.sheets[0]?.rows.slice(1).map((row) => row[0])).toEqual(['OWN-3', 'OWN-4']);

  const revisions = await product.services.store.measures.revisions('OWN-1');
  await drop(OWNER, bytes);
  expect(await product.services.store.measures.revisions('OWN-1')).toEqual(revisions);

  await drop(OWNER, await filledIn(back, { 'OWN-3': { value: '498' }, 'OWN-4': words(WORDS) }));
  expect(said()).toContain('2 figures taken from Figures.xlsx');
  expect(await reading('OWN-4')).toMatchObject({ value: '495', soWhat: WORDS });
});

it('what was answered in Teams since is asked about, and nothing is stored before the choice', async () => {
  await product.type(OWNER, 'these as a spreadsheet');
  const book = await fetched();
  await product.type(OWNER, `OWN-5 505 ${WORDS}`);
  await drop(
    OWNER,
    await filledIn(book, { 'OWN-5': { value: '444', ...words(WORDS) }, 'OWN-6': { value: '480', ...words(WORDS) } }),
  );
  expect(said()).toContain('answered in Teams on 24 November 2026, by you, after your spreadsheet was made');
  expect((await reading('OWN-6'))?.value).toBe('500');
  const apply = pressOf(product.lastCard(), 'applyReadings');
  await product.press(OWNER, { ...apply, q0: 'keep' });
  expect(said()).toMatch(/1 figure taken.*1 row left as answered in Teams/s);
  expect([(await reading('OWN-5'))?.value, (await reading('OWN-6'))?.value]).toEqual(['505', '480']);
  await drop(OWNER, await filledIn(book, { 'OWN-5': { value: '444', ...words(WORDS) } }));
  await product.press(OWNER, { ...pressOf(product.lastCard(), 'applyReadings'), q0: 'mine' });
  expect((await reading('OWN-5'))?.value).toBe('444');
});

it('somebody else’s rows are not taken, whoever drops them', async () => {
  await product.type(OWNER, 'these as a spreadsheet');
  const book = await fetched();
  await product.type(MANAGER, 'help');
  await drop(MANAGER, await filledIn(book, { 'OWN-7': { value: '1', ...words(WORDS) } }));
  expect((await reading('OWN-7'))?.value).toBe('500');
  expect(said()).toMatch(/somebody else to answer|performance team/);
});

it('national figures are loaded by the performance team alone, and their owner is asked only for the words', async () => {
  await product.type(OWNER, 'national');
  expect(said()).toContain('for the performance team');
  await product.type(PERFORMANCE, 'national');
  const book = await fetched();
  expect(book.sheets[0]?.rows.map((row) => row[0])).toEqual(['Code', 'STAT-PAY']);
  await drop(PERFORMANCE, await filledIn(book, { 'STAT-PAY': { value: '612.5' } }));
  expect(said()).toMatch(/It would add 1 row/);
  await product.press(PERFORMANCE, pressOf(product.lastCard(), 'applyImport'));
  expect(await reading('STAT-PAY')).toMatchObject({ value: '612.5', soWhat: '', released: false });
  await product.type(OWNER, 'STAT-PAY');
  expect(said()).toMatch(/612\.5/);
  expect(JSON.stringify(product.lastCard())).toContain('What does this tell us');
});

it.each<[string, () => Uint8Array, RegExp]>([
  [
    'that holds macros',
    () => zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/vbaProject.bin': strToU8('x') }),
    /holds macros.*leaves the macros out/s,
  ],
  ['that is no workbook at all', () => Buffer.from('MZ this is a program'), /not an Excel workbook/],
  [
    'with a million empty rows',
    () =>
      zipSync({
        'xl/workbook.xml': strToU8('<workbook/>'),
        'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${'<row r="2"/>'.repeat(1_000_000)}`),
      }),
    /1,000,000 rows.*empty/,
  ],
])('a workbook %s is refused to its owner in words that say what to do', async (_what, bytes, words) => {
  await drop(OWNER, bytes());
  expect(said()).toMatch(/We cannot read Figures.xlsx/);
  expect(said()).toMatch(words);
});

it('a sheet with more filled rows than anybody owes is refused before one of them is looked up', async () => {
  const row = 'OWN-1,2026-09-30,Own 1,500,Said.';
  const rows = ['Code,Period,Measure,Value,What does this tell us?', ...Array.from({ length: 1_001 }, () => row)];
  product.counted.length = 0;
  await product.type(OWNER, '', host.drop('Figures.csv', Buffer.from(rows.join('\n'))));
  expect(said()).toContain('It has 1,001 filled rows; a sheet of due readings has 1,000 at most.');
  expect(product.counted.length).toBeLessThan(10);
});
