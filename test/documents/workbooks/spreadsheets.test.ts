import { strToU8, unzipSync, zipSync } from 'fflate';
import { randomUUID } from 'node:crypto';
import readExcel from 'read-excel-file/node';
import writeXlsx from 'write-excel-file/node';
import { readRegisterFiles } from '../../../src/documents/workbooks/read-register-files.ts';
import { presentBook } from '../../../src/features/register/words/books.ts';
import { spreadsheets } from '../../../src/documents/workbooks/spreadsheets.ts';
import { day } from '../../../src/core/calendar/day.ts';
import type { PersonKey } from '../../../src/core/measures/measure.ts';
import { compareRegister } from '../../../src/features/register/rules/compare/compare.ts';
import { readRegister } from '../../../src/features/register/rules/read/read-register.ts';
import { NOTHING_STORED, type StoredRegister } from '../../../src/features/register/rules/register.ts';
import { TABLE_KINDS } from '../../../src/features/register/rules/table.ts';
import { registerTables } from '../../../src/features/register/rules/write-register.ts';
import { markedWorkbook } from '../../../src/features/register/rules/workbook/mark-problems.ts';
import { registerWorkbook } from '../../../src/features/register/rules/workbook/register-workbook.ts';
import { readText } from '../../support/markup.ts';

const today = day('2026-11-24');
const newKey = () => randomUUID() as PersonKey;
const tools = spreadsheets(newKey, {
  book: presentBook,
  page: () => '',
  proposals: () => Promise.resolve(new Uint8Array()),
});
const moment = { today, at: '2026-11-24T10:00:00.000Z', newKey };

async function gateshead(): Promise<StoredRegister> {
  const files = await readRegisterFiles(['examples/gateshead']);
  const { register } = readRegister(files, NOTHING_STORED, today);
  const { change } = compareRegister(register, NOTHING_STORED, moment);
  const measures = new Map(
    change.measures.flatMap(({ code, change: { measure, readings = [] } }) =>
      measure === undefined ? [] : [[code, { measure, readings, due: [] }] as const],
    ),
  );
  return {
    ...(register.framework && { framework: register.framework }),
    measures,
    people: change.people,
    groups: change.groups ?? [],
  };
}

it('the register as a workbook, read back, changes nothing', async () => {
  const stored = await gateshead();
  expect(stored.measures.size).toBeGreaterThan(70);
  const tables = registerTables(stored);
  const bytes = await tools.write(
    registerWorkbook(tables, TABLE_KINDS, { stamp: 'v1', madeOn: today, organisation: 'Gateshead' }),
  );
  const found = await tools.read('Register.xlsx', bytes);
  expect([found.stamp, found.problems, found.notes]).toEqual(['v1', [], []]);
  const files = { tables: found.sheets.flatMap(({ table }) => table ?? []), problems: [], notes: [] };
  const { register, problems } = readRegister(files, stored, today);
  expect(problems).toEqual([]);
  const { changed, changes } = compareRegister(register, stored, moment);
  expect(changes).toEqual([]);
  expect(changed).toBe(0);
});

it('problems come back in the same workbook, in a column of their own and in the cells, and are passed over when it returns', async () => {
  const sheet = [
    ['Code', 'Period', 'Value', 'Colour'].map((value) => ({ value })),
    ['PMIF-LAC-N', 'FY2025', 12, 'blue'],
    [],
    ['PMIF-LAC-N', '2026-03-31', 502, 'red'],
  ];
  const found = await tools.read('readings.xlsx', await writeXlsx(sheet).toBuffer());
  const stored = await gateshead();
  const read = () =>
    readRegister({ tables: found.sheets.flatMap(({ table }) => table ?? []), problems: [], notes: [] }, stored, today);
  const { problems } = read();
  expect(problems).toMatchObject([{ line: 2, column: 'period', value: 'FY2025' }]);
  const bytes = await tools.write(markedWorkbook(found, problems));
  const back = await tools.read('readings, problems.xlsx', bytes);
  const [first] = back.sheets;
  expect(first?.rows[0]).toEqual(['Code', 'Problem', 'Period', 'Value', 'Colour']);
  expect(first?.rows[1]).toEqual(['PMIF-LAC-N', expect.stringContaining('period: '), 'FY2025', '12', 'blue']);
  expect(first?.rows[3]).toEqual(['PMIF-LAC-N', '', '2026-03-31', '502', 'red']);
  expect(first?.table?.rows.map(({ line, cells }) => [line, cells.problem])).toEqual([
    [2, undefined],
    [4, undefined],
  ]);
  const list = (await readExcel(Buffer.from(bytes))).find(({ sheet: name }) => name === 'Problems');
  expect(list?.data[1]?.slice(0, 4)).toEqual(['readings.xlsx', 2, 'period', 'FY2025']);
  // Dropped back with problems in it still, it has one list of them and not two.
  const again = unzipSync(await tools.write(markedWorkbook(back, problems)));
  expect(
    Buffer.from(again['xl/workbook.xml'] ?? [])
      .toString()
      .match(/name="Problems"/g),
  ).toHaveLength(1);
});

describe('the register as somebody opens it', () => {
  const opened = async () => {
    const tables = registerTables(await gateshead());
    const about = { stamp: 'v1', madeOn: today, organisation: 'Gateshead' };
    const files = unzipSync(await tools.write(registerWorkbook(tables, ['measures', 'people', 'groups'], about)));
    return (name: string) => Buffer.from(files[name] ?? []).toString();
  };

  it('has headings in words, help at its cells, and choices where a column takes no other words', async () => {
    const sheet = (await opened())('xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<formula1>"live,draft,paused,retired"</formula1>');
    expect(sheet).toContain('Choose one of: higher, lower, neutral.');
    expect(sheet).toContain('prompt="What is watched, in words that a resident understands."');
    const words = (await opened())('xl/sharedStrings.xml');
    for (const heading of ['Policy objective', 'Counts people', 'Indicator value']) expect(words).toContain(heading);
  });

  it('prints on A4 on its side, with its heading and the row’s name on every page, and says which page it is', async () => {
    const part = await opened();
    expect(part('xl/worksheets/sheet1.xml')).toMatch(
      /<pageSetup paperSize="9" orientation="landscape" fitToWidth="\d"/,
    );
    expect(part('xl/worksheets/sheet1.xml')).toContain('Page &amp;P of &amp;N');
    const names = readText(part('xl/workbook.xml'));
    expect(names).toContain("'measures'!$A:$B,'measures'!$1:$1");
    expect(names.match(/<definedNames/g)).toHaveLength(1);
  });

  it('has rows that are high enough for their words, and that grow with what somebody writes', async () => {
    const sheet = (await opened())('xl/worksheets/sheet1.xml');
    const heights = [...sheet.matchAll(/<row r="\d+" ht="([\d.]+)"/g)].map(([, height]) => Number(height));
    expect(Math.max(...heights)).toBeGreaterThan(30);
    expect(sheet).not.toContain('customHeight');
  });
});

describe('a hostile workbook', () => {
  const parts = (sheet: string, more: Record<string, Uint8Array> = {}) =>
    zipSync({
      '[Content_Types].xml': strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
      ),
      '_rels/.rels': strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      ),
      'xl/workbook.xml': strToU8(
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="measures" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>${sheet}</sheetData></worksheet>`,
      ),
      ...more,
    });
  const cells = (row: number, ...texts: string[]) =>
    `<row r="${row}">${texts.map((text, at) => `<c r="${'ABCDEFG'[at]}${row}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
  const head = cells(1, 'code', 'title', 'direction', 'frequency');
  const problem = async (bytes: Uint8Array, name = 'measures.xlsx') =>
    (await tools.read(name, bytes)).problems.map(({ problem: what, cure }) => `${what} ${cure}`).join('\n');

  it('with a formula gives what Excel last worked out, as text, evaluates nothing, and says so', async () => {
    const formula =
      '<row r="2"><c r="A2" t="str"><f>HYPERLINK("http://evil.example")</f><v>A</v></c><c r="B2" t="inlineStr"><is><t>=1+1</t></is></c></row>';
    const found = await tools.read('measures.xlsx', parts(head + formula));
    expect(found.problems).toEqual([]);
    expect(found.sheets[0]?.table?.rows[0]?.cells).toMatchObject({ code: 'A', title: '=1+1' });
    expect(found.notes.join()).toMatch(/a cell has a formula.*nothing is worked out here/);
    const again = await tools.read('x.xlsx', await tools.write(markedWorkbook(found, [])));
    expect(again.sheets[0]?.rows[1]?.[2]).toBe('=1+1');
    const xml = Buffer.from(await tools.write(markedWorkbook(found, [])));
    expect(xml.includes('<f>')).toBe(false);
  });

  it.each<[string, () => Uint8Array, RegExp]>([
    [
      'a million empty rows',
      () => parts(head + '<row r="9"/>'.repeat(1_000_000)),
      /1,000,001 rows; most of them must be empty.*Delete/,
    ],
    [
      'one cell at the far corner',
      () => parts(`${head}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`),
      /row 1,048,576, far below/,
    ],
    [
      'a cell far to the right',
      () => parts(`${head}<row r="2"><c r="XFD2"><v>1</v></c></row>`),
      /column XFD, far to the right/,
    ],
    ['a bomb', () => parts(' '.repeat(30_000_000)), /unpacks to far more/],
    ['macros', () => parts(head, { 'xl/vbaProject.bin': strToU8('x') }), /holds macros/],
    ['entities that grow', () => parts('<!DOCTYPE x [<!ENTITY a "aaaa">]>&a;'), /not an Excel workbook/],
    [
      'a document by the name of a workbook',
      () => zipSync({ 'word/document.xml': strToU8('<x/>') }),
      /not an Excel workbook/,
    ],
    ['an old workbook', () => Buffer.from('d0cf11e0a1b11ae10000', 'hex'), /old .xls/],
    [
      'a program by the name of a workbook',
      () => Buffer.from('MZ\u0090\u0000rest of a program'),
      /not an Excel workbook/,
    ],
    ['nothing', () => new Uint8Array(), /not an Excel workbook/],
  ])('%s is refused, clearly', async (_what, make, said) => {
    expect(await problem(make())).toMatch(said);
  });

  it.each<[string, Buffer, RegExp]>([
    ['a picture by the name of a csv', Buffer.from('\u0089PNG\r\n\u0000\u0000'), /not a csv/],
    ['a csv of a million empty lines', Buffer.from(`code,title\n${'\n'.repeat(1_000_000)}`), /more than 30,000 rows/],
  ])('%s is refused, clearly', async (_what, bytes, said) => {
    expect(await problem(bytes, 'measures.csv')).toMatch(said);
  });

  it('by the name of a csv is read as the workbook that it is', async () => {
    expect((await tools.read('measures.csv', parts(head + cells(2, 'A', 'One', 'higher', 'annual')))).problems).toEqual(
      [],
    );
  });
});
