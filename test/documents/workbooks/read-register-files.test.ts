import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeXlsx from 'write-excel-file/node';
import { readRegisterFiles } from '../../../src/documents/workbooks/read-register-files.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pmif-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function written(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

describe('a csv', () => {
  it.each([
    ['with a byte order mark', '\uFEFFcode,period,value\nA,FY2023/24,1\n'],
    ['with Windows line endings', 'code,period,value\r\nA,FY2023/24,1\r\n'],
    ['with headings in another case, with spaces', ' Code ,PERIOD,Value\nA,FY2023/24,1\n'],
    ['with semicolons, as continental spreadsheets write it', 'code;period;value\nA;FY2023/24;1\n'],
    ['with tabs', 'code\tperiod\tvalue\nA\tFY2023/24\t1\n'],
  ])('%s is read', async (_how, text) => {
    const { tables, problems } = await readRegisterFiles([await written('readings.csv', text)]);
    expect(problems).toEqual([]);
    expect(tables[0]?.rows).toEqual([{ line: 2, cells: { code: 'A', period: 'FY2023/24', value: '1' } }]);
  });

  it('keeps the row numbers that a spreadsheet shows, through empty rows and line breaks in a cell', async () => {
    const text = 'code,period,value,so_what\nA,CY2020,1,"two\nlines; and more"\n,,,\nB,CY2020,2,\n';
    const { tables } = await readRegisterFiles([await written('readings.csv', text)]);
    expect(tables[0]?.rows.map((row) => [row.line, row.cells.code, row.cells.so_what])).toEqual([
      [2, 'A', 'two\nlines; and more'],
      [4, 'B', ''],
    ]);
  });

  it('of an older Excel, in Windows-1252, keeps its pound signs, and says so', async () => {
    const bytes = Buffer.from('code,period,value\nA,CY2020,\xa312\n', 'latin1');
    const { tables, notes } = await readRegisterFiles([await written('readings.csv', bytes)]);
    expect(tables[0]?.rows[0]?.cells.value).toBe('£12');
    expect(notes).toEqual(['readings.csv: it is not UTF-8, so it was read as Windows-1252.']);
  });

  it('is recognised by its headings where its name does not tell', async () => {
    const { tables } = await readRegisterFiles([await written('year end (2).csv', 'code,period,value\n')]);
    expect(tables.map((table) => table.kind)).toEqual(['readings']);
  });
});

describe('a workbook', () => {
  it('gives its dates and numbers as the text that the contract writes', async () => {
    const sheet = [
      ['Code', 'Period', 'Value'].map((value) => ({ value, type: String })),
      [
        { value: 'A', type: String },
        { value: new Date('2026-03-31T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
        { value: 3.5000000000000004, type: Number },
      ],
    ];
    await writeXlsx(sheet, {}).toFile(join(folder, 'readings.xlsx'));
    const { tables, problems } = await readRegisterFiles([folder]);
    expect(problems).toEqual([]);
    expect(tables[0]?.rows).toEqual([{ line: 2, cells: { code: 'A', period: '2026-03-31', value: '3.5' } }]);
  });
});

describe('what cannot be read is a problem with a cure', () => {
  it.each([
    ['an unclosed quotation mark', 'readings.csv', 'code,period,value\nA,CY2020,"1\n', 'breaks off'],
    ['a cell too many', 'readings.csv', 'code,period,value\nA,CY2020,1,234\n', 'more cells than there are headings'],
    ['headings that nobody knows', 'sheet.csv', 'a,b\n1,2\n', 'do not tell'],
    ['a text that calls itself a workbook', 'readings.xlsx', 'not a workbook', 'not an Excel workbook'],
    ['a file of another sort', 'readings.pdf', 'x', 'neither a csv'],
    ['yaml that is none', 'framework.yaml', 'a: [1\nb: 2\n', 'not good yaml'],
  ])('%s', async (_what, name, text, says) => {
    const { problems } = await readRegisterFiles([await written(name, text)]);
    expect(problems[0]?.problem).toContain(says);
    expect(problems[0]?.cure).not.toBe('');
  });

  it('a path that leads nowhere, and a folder without a register', async () => {
    const { problems } = await readRegisterFiles([join(folder, 'nowhere'), folder]);
    expect(problems.map((found) => found.problem)).toEqual([
      'There is no such file or folder.',
      'The folder holds no file of a register.',
    ]);
  });
});
