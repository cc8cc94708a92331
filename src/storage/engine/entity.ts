import type { z } from 'zod';
import type { ColumnValue } from './guards.ts';

export type StoredRow = {
  readonly partition: string;
  readonly row: string;
  readonly etag: string;
  readonly columns: Readonly<Record<string, unknown>>;
};

/** A row that does not match its shape. The message names the row and never its content. */
export class UnreadableRow extends Error {
  override readonly name = 'UnreadableRow';
}

/** Azure's limit is 32,768 characters a property; a longer text continues in `name_2`, `name_3`, … */
const PIECE = 32_000;

/**
 * Properties of a row: texts, flags and numbers by their name, readable in a table explorer; lists and objects as JSON
 * in `nameJson`. Undefined members are left out, which clears them because rows are replaced whole.
 */
export function toColumns(value: Readonly<Record<string, unknown>>): Record<string, ColumnValue> {
  const columns: Record<string, ColumnValue> = {};
  for (const [name, one] of Object.entries(value)) {
    if (one === undefined) continue;
    if (typeof one === 'boolean') columns[name] = one;
    else if (typeof one === 'number') columns[name] = numberColumn(one);
    else if (typeof one === 'string') addText(columns, name, one);
    else addText(columns, `${name}Json`, JSON.stringify(one));
  }
  return columns;
}

/** The type is explicit, because the service would store 1.0 as an integer. */
export function numberColumn(value: number): ColumnValue {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31
    ? { type: 'Int32', value: String(value) }
    : doubleColumn(value);
}

/** Refuses what is not a number, which the service would lose without an error. */
export function doubleColumn(value: number): ColumnValue {
  if (!Number.isFinite(value)) throw new RangeError('Only a finite number can be stored.');
  return { type: 'Double', value: String(value) };
}

/** Keys and metadata of a row, as the service and the SDK name them. */
const NOT_COLUMNS = new Set([
  ...['partitionKey', 'rowKey', 'etag', 'timestamp'],
  ...['PartitionKey', 'RowKey', 'Timestamp'],
]);

/** A loop for speed: a run reads tens of rows for each message. */
export function columnsOf(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  for (const name of Object.keys(row)) {
    if (!NOT_COLUMNS.has(name) && !name.startsWith('odata.') && !name.endsWith('@odata.type'))
      columns[name] = row[name];
  }
  return columns;
}

export function fromRow<T>(stored: StoredRow, shape: z.ZodType<T>): T {
  const parsed = shape.safeParse(joined(stored));
  if (parsed.success) return parsed.data;
  const where = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'the row'))].join(', ');
  throw unreadable(stored, where);
}

function joined(stored: StoredRow): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [name, first] of Object.entries(stored.columns)) {
    if (isContinued(name)) continue;
    const whole = typeof first === 'string' ? wholeText(stored.columns, name, first) : first;
    if (!name.endsWith('Json') || typeof whole !== 'string') value[name] = whole;
    else value[name.slice(0, -'Json'.length)] = parse(stored, name, whole);
  }
  return value;
}

/** Whether a column continues another (`soWhat_2`). The cheap check comes first, because this runs for every column. */
function isContinued(name: string): boolean {
  const last = name.charCodeAt(name.length - 1);
  return last >= 0x30 && last <= 0x39 && /_\d+$/.test(name);
}

function wholeText(columns: StoredRow['columns'], name: string, first: string): string {
  // Only a full piece continues; this runs for every text of every row.
  if (first.length < PIECE - 1) return first;
  let text = first;
  for (let n = 2; typeof columns[`${name}_${n}`] === 'string'; n++) text += columns[`${name}_${n}`] as string;
  return text;
}

function parse(stored: StoredRow, name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text, which may be personal.
    throw unreadable(stored, name);
  }
}

function unreadable(stored: StoredRow, where: string): UnreadableRow {
  return new UnreadableRow(`Row ${stored.partition} / ${stored.row} cannot be read: look at ${where}.`);
}

function addText(columns: Record<string, ColumnValue>, name: string, text: string): void {
  pieces(text, PIECE).forEach((piece, index) => {
    columns[index === 0 ? name : `${name}_${index + 1}`] = piece;
  });
}

/** Pieces of at most so many characters; a surrogate pair is never split, because half of one is lost in UTF-8. */
export function pieces(text: string, most: number): string[] {
  const all: string[] = [];
  let from = 0;
  do {
    let to = Math.min(from + most, text.length);
    if (to < text.length && /[\uD800-\uDBFF]/.test(text[to - 1] ?? '')) to--;
    all.push(text.slice(from, to));
    from = to;
  } while (from < text.length);
  return all;
}
