import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

const folder = mkdtempSync(join(tmpdir(), 'pmif-hostile-'));
const written = (name: string, bytes: Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

const workbook = (sheet: Uint8Array) =>
  zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': sheet });

/** A zip whose one sheet says that it holds ten bytes, and holds a gigabyte: made by hand, for no library writes one. */
function lyingBomb(): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(1 << 30), { level: 9 });
  const files = [
    ['xl/workbook.xml', deflateRawSync(Buffer.from('<workbook/>'))],
    ['xl/worksheets/sheet1.xml', packed],
  ] as const;
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, bytes] of files) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(bytes.length, 18);
    local.writeUInt32LE(10, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(bytes.length, 20);
    central.writeUInt32LE(10, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), bytes);
    directory.push(central, Buffer.from(name));
    at += 30 + name.length + bytes.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** Made once: to pack a gigabyte takes seconds. */
const bomb = written('bomb.xlsx', lyingBomb());

it('hostile workbooks are refused in bounded memory, whatever they claim to hold', async () => {
  const rows = strToU8(`<worksheet><sheetData>${'<row r="1"/>'.repeat(1_000_000)}</sheetData></worksheet>`);
  const paths = [
    written('rows.xlsx', workbook(rows)),
    bomb,
    written(
      'corner.xlsx',
      workbook(strToU8('<worksheet><sheetData><row r="1048576"><c r="XFD1048576"/></row></sheetData></worksheet>')),
    ),
    written('lines.csv', Buffer.from('\n'.repeat(5_000_000))),
  ];
  const { said, megabytes } = await readInAChild(paths);
  expect(said).toEqual([
    expect.stringContaining('1,000,000 rows'),
    expect.stringContaining('unpacks to far more'),
    expect.stringContaining('row 1,048,576'),
    expect.stringContaining('more than 30,000 rows'),
  ]);
  // The bomb alone is a gigabyte.
  expect(megabytes).toBeLessThan(512);
});

it('so are sheets of due readings and reviews; and the largest of them that is taken fits as well', async () => {
  const readings = 'Code,Period,Measure,Value,What does this tell us?';
  const review = 'Code,Measure,Decision,What changes,Reason';
  const sheetOf = (headings: string, row: string, rows: number) =>
    [headings, ...Array.from({ length: rows }, () => row)].join('\n');
  const inCells = (headings: string) =>
    `<row r="1">${headings
      .split(',')
      .map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`)
      .join('')}</row>`;
  const hostile = (headings: string, more: string) =>
    workbook(strToU8(`<worksheet><sheetData>${inCells(headings)}${more}</sheetData></worksheet>`));
  const macros = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/vbaProject.bin': strToU8('Auto_Open') });
  const { said, megabytes } = await readInAChild([
    written('Figures wanted.xlsx', hostile(readings, '<row r="2"/>'.repeat(1_000_000))),
    written('Yearly review.xlsx', hostile(review, '<row r="2"/>'.repeat(1_000_000))),
    bomb,
    written('Figures wanted, macros.xlsx', macros),
    written('Yearly review, no workbook.xlsx', Buffer.from('MZ this is a program')),
    written('Figures wanted.csv', Buffer.from(sheetOf(readings, 'A,2026-09-30,x,=1+1,"=cmd|\'/c calc\'!A1"', 25_000))),
    written('Yearly review.csv', Buffer.from(sheetOf(review, '=A1,x,burn,,', 3_000))),
  ]);
  expect(said).toEqual([
    expect.stringContaining('1,000,001 rows'),
    expect.stringContaining('1,000,001 rows'),
    expect.stringContaining('unpacks to far more'),
    expect.stringContaining('macros'),
    expect.stringContaining('not an Excel workbook'),
    '25000 filled rows',
    '3000 wrong rows',
  ]);
  expect(megabytes).toBeLessThan(512);
});

/** Reads them in a process of its own, and says what came of each and the most memory that it ever had. */
async function readInAChild(paths: readonly string[]): Promise<{ said: string[]; megabytes: number }> {
  const script = join('test', 'support', 'read-hostile.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...paths]);
  return JSON.parse(stdout) as { said: string[]; megabytes: number };
}
