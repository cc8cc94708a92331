/** A row that Azure Tables would refuse for its size. Azurite would take it, so it is measured here. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** One property as it is sent; numbers state their type. */
export type ColumnValue = string | boolean | { readonly type: 'Int32' | 'Double'; readonly value: string };
export type Columns = Readonly<Record<string, ColumnValue>>;

/** Bytes of a row and (with room for its envelope) of a transaction; properties besides keys and timestamp. */
export const MOST_BYTES = 1024 * 1024;
export const MOST_TRANSACTION_BYTES = 3 * 1024 * 1024;
const MOST_PROPERTIES = 252;
/** Characters of one text property (Azure: 64 KiB of UTF-16). */
const MOST_CHARACTERS = 32_768;

/** Azure's formula: 8 bytes and the name twice for each property, and two bytes for each character. */
export function columnBytes(name: string, column: ColumnValue): number {
  const value = typeof column === 'string' ? column.length * 2 + 4 : 8;
  return 8 + name.length * 2 + value;
}

export function rowBytes(partition: string, row: string, columns: Columns): number {
  const own = Object.entries(columns).reduce((sum, [name, column]) => sum + columnBytes(name, column), 0);
  return 4 + (partition.length + row.length) * 2 + own;
}

/** Throws {@link TooLarge}, which names the row and its largest property, never its content. */
export function guardRow(partition: string, row: string, columns: Columns): void {
  const names = Object.keys(columns);
  if (names.length > MOST_PROPERTIES) {
    throw new TooLarge(
      `Row ${partition} / ${row} has ${names.length} properties; at most ${MOST_PROPERTIES} can be stored.`,
    );
  }
  const wide = names.find((name) => {
    const column = columns[name];
    return typeof column === 'string' && column.length > MOST_CHARACTERS;
  });
  if (wide !== undefined) {
    throw new TooLarge(`Property ${wide} of row ${partition} / ${row} is longer than ${MOST_CHARACTERS} characters.`);
  }
  const bytes = rowBytes(partition, row, columns);
  if (bytes <= MOST_BYTES) return;
  throw new TooLarge(
    `Row ${partition} / ${row} needs ${bytes} bytes; at most ${MOST_BYTES} can be stored. Most of it is ${largest(columns)}.`,
  );
}

/** The pieces of a split text count as one. */
function largest(columns: Columns): string {
  const sizes = new Map<string, number>();
  for (const [name, column] of Object.entries(columns)) {
    const whole = name.replace(/_\d+$/, '');
    sizes.set(whole, (sizes.get(whole) ?? 0) + columnBytes(name, column));
  }
  return [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'its keys';
}
