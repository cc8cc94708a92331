import { zipSync } from 'fflate';
import { MOST_CELLS, MOST_COLUMNS, MOST_SHEET_ROWS } from '../../features/register/rules/workbook/workbook.ts';
import { openArchive, type Unopened } from '../unzip-bounded.ts';

/** A workbook that is safe to read, built of the parts that were checked; or why it is not read, and the cure. */
export type OpenedWorkbook =
  | { readonly kind: 'opened'; readonly bytes: Uint8Array; readonly formulas: number }
  | { readonly kind: 'refused'; readonly problem: string; readonly cure: string };

/** The parts of a workbook that hold cells and their formats; not macros, pictures, links or queries. */
const WANTED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i;
const SHEET = /^xl\/worksheets\//i;

const PASSWORD = 'Open it in Excel, save it as “Excel Workbook (.xlsx)” without a password, and use that.';
const EMPTY_ROWS =
  'Select the empty rows and columns round your data, delete them (Delete, not clear), save, and try again.';

const UNOPENED: Readonly<Record<Unopened, readonly [string, string]>> = {
  noArchive: [
    'This is not an Excel workbook that can be opened, whatever its name says.',
    'Save it as .xlsx (not .xls, and without a password), or as csv.',
  ],
  locked: ['This workbook has a password.', PASSWORD],
  bomb: [
    'This workbook unpacks to far more than a register holds.',
    'Copy the sheet with your rows alone into a new workbook, and use that.',
  ],
};

/**
 * Checks a workbook before anything reads it: that it is one, without macros, and that its sheets fit in memory, whatever it
 * claims. Nothing in it is evaluated. The result is built of the checked parts only.
 */
export async function openWorkbook(bytes: Uint8Array): Promise<OpenedWorkbook> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (all.length > 8 && all.readUInt32BE(0) === 0xd0cf11e0) {
    return refused('This is an old .xls file, or a workbook with a password.', PASSWORD);
  }
  const archive = await openArchive(all);
  if (typeof archive === 'string') return refused(...UNOPENED[archive]);
  const names = archive.names.map((name) => name.toLowerCase());
  if (names.some((name) => /vbaproject|macrosheets|activex/.test(name))) return macros();
  if (!names.includes('xl/workbook.xml')) return refused(...UNOPENED.noArchive);
  const parts = await archive.unpack((name) => WANTED.test(name));
  if (typeof parts === 'string') return refused(...UNOPENED[parts]);
  if ([...parts].some(([name, part]) => /content_types/i.test(name) && part.includes('macroEnabled'))) return macros();
  if ([...parts.values()].some((part) => part.includes('<!DOCTYPE') || part.includes('<!ENTITY')))
    return refused(...UNOPENED.noArchive);
  const sheets = [...parts].filter(([name]) => SHEET.test(name)).map(([, part]) => part);
  const tooMuch = sheets.map(tooLarge).find((said) => said !== undefined);
  if (tooMuch !== undefined) return refused(tooMuch, EMPTY_ROWS);
  const cells = sheets.reduce((sum, sheet) => sum + occurrences(sheet, '<c '), 0);
  if (cells > MOST_CELLS) return refused(`It has ${cells.toLocaleString('en-GB')} cells.`, EMPTY_ROWS);
  const formulas = sheets.reduce((sum, sheet) => sum + occurrences(sheet, '<f>') + occurrences(sheet, '<f '), 0);
  const files = [...parts].map(([name, part]) => [name, SHEET.test(name) ? withoutDimension(part) : part] as const);
  return { kind: 'opened', bytes: zipSync(Object.fromEntries(files), { level: 0 }), formulas };
}

/** Whether a sheet has more or wider rows than fit in memory, by its tags alone, without reading it. */
function tooLarge(sheet: Buffer): string | undefined {
  const rows = occurrences(sheet, '<row');
  if (rows > MOST_SHEET_ROWS) return `It has ${rows.toLocaleString('en-GB')} rows; most of them must be empty.`;
  const marks = /<(?:row|c)\s[^<>]*?\br="([A-Za-z]{0,4})(\d{0,9})"/g;
  const text = sheet.toString('latin1');
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (Number(mark[2] ?? 0) > MOST_SHEET_ROWS)
      return `There is something in row ${Number(mark[2]).toLocaleString('en-GB')}, far below your data.`;
    if (columnNumber(mark[1] ?? '') > MOST_COLUMNS)
      return `There is something in column ${mark[1]}, far to the right of your data.`;
  }
  return undefined;
}

/** The size that a sheet claims is not trusted: a reader might allocate all of it. */
function withoutDimension(sheet: Buffer): Buffer {
  const start = sheet.indexOf('<dimension');
  const end = start < 0 ? -1 : sheet.indexOf('>', start);
  return end < 0 ? sheet : Buffer.concat([sheet.subarray(0, start), sheet.subarray(end + 1)]);
}

const columnNumber = (letters: string) =>
  [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

function occurrences(bytes: Buffer, mark: string): number {
  let count = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) count += 1;
  return count;
}

const macros = () =>
  refused(
    'This workbook holds macros, which are programs; they are not taken here.',
    'Save it as “Excel Workbook (.xlsx)”, which leaves the macros out, and use that.',
  );

const refused = (problem: string, cure: string): OpenedWorkbook => ({ kind: 'refused', problem, cure });
