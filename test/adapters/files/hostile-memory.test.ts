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

it('hostile workbooks are refused in bounded memory, whatever they claim to hold', async () => {
  const rows = strToU8(`<worksheet><sheetData>${'<row r="1"/>'.repeat(1_000_000)}</sheetData></worksheet>`);
  const paths = [
    written('rows.xlsx', workbook(rows)),
    written('bomb.xlsx', lyingBomb()),
    written(
      'corner.xlsx',
      workbook(strToU8('<worksheet><sheetData><row r="1048576"><c r="XFD1048576"/></row></sheetData></worksheet>')),
    ),
    written('lines.csv', Buffer.from('\n'.repeat(5_000_000))),
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [
    join('test', 'support', 'read-hostile.ts'),
    ...paths,
  ]);
  const { said, megabytes } = JSON.parse(stdout) as { said: string[]; megabytes: number };
  expect(said).toEqual([
    expect.stringContaining('1,000,000 rows'),
    expect.stringContaining('unpacks to far more'),
    expect.stringContaining('row 1,048,576'),
    expect.stringContaining('more than 30,000 rows'),
  ]);
  expect(megabytes).toBeLessThan(320);
}, 60_000);
