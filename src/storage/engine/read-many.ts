import { mapAtOnce } from '../../core/at-once.ts';
import type { StoredRow } from './entity.ts';
import { odata, type AzureTable } from './table.ts';
import { inPartition } from './keys.ts';

const AT_ONCE = 16;
/** Fewer partitions are read one by one. */
const WORTH_A_PAGE = 4;
/** Partitions that get a strip of their own: while one page is parsed, the next is loading. */
const WORTH_A_STRIP = 200;
const STRIPS = 4;
/** After a page with few wanted rows, so many partitions are read one by one before a page is tried again. */
const ONE_BY_ONE = 32;

/**
 * Reads many partitions in few storage transactions. Azure returns up to a thousand rows in key order, so where the
 * wanted partitions are close together (a run that asks most owners), one page brings dozens of them; where they are
 * far apart (fifty of ten thousand), each is read by itself. At worst this costs one page more for every 32 partitions.
 * A partition that is cut by the end of a page is read again: its other half may have changed in between, and a version
 * would then vouch for rows that it never covered.
 */
export async function readMany(
  table: AzureTable,
  partitions: readonly string[],
  rows: string,
): Promise<Map<string, StoredRow[]>> {
  const wanted = [...new Set(partitions)].sort();
  const each = Math.max(WORTH_A_STRIP, Math.ceil(wanted.length / STRIPS));
  const strips = Array.from({ length: Math.ceil(wanted.length / each) }, (_, number) =>
    wanted.slice(number * each, (number + 1) * each),
  );
  const found = await mapAtOnce(strips, STRIPS, (strip) => readStrip(table, strip, rows));
  return new Map(found.flatMap((groups) => [...groups]));
}

async function readStrip(
  table: AzureTable,
  wanted: readonly string[],
  rows: string,
): Promise<Map<string, StoredRow[]>> {
  const isWanted = new Set(wanted);
  const found = new Map<string, StoredRow[]>();
  let at = 0;
  while (at < wanted.length) {
    const page = wanted.length - at < WORTH_A_PAGE ? undefined : await readPage(table, wanted, at, rows);
    for (const group of page?.groups ?? []) {
      const [first] = group;
      if (first !== undefined && isWanted.has(first.partition)) found.set(first.partition, group);
    }
    const read = wanted.slice(at).findIndex((partition) => page === undefined || partition > page.upTo);
    const next = read === -1 ? wanted.length : at + read;
    if (next - at >= WORTH_A_PAGE) {
      at = next;
      continue;
    }
    const few = wanted.slice(next, next + ONE_BY_ONE);
    for (const group of await mapAtOnce(few, AT_ONCE, (partition) => rowsIn(table, partition, rows))) {
      const [first] = group;
      if (first !== undefined) found.set(first.partition, group);
    }
    at = next + few.length;
  }
  return found;
}

/** The complete partitions of a page, and the last partition up to which none is missing. */
type Page = { readonly groups: readonly StoredRow[][]; readonly upTo: string };

async function readPage(table: AzureTable, wanted: readonly string[], at: number, rows: string): Promise<Page> {
  const [from, to] = [wanted[at] ?? '', wanted.at(-1) ?? ''];
  const page = await table.page(`${odata`PartitionKey ge ${from} and PartitionKey le ${to}`} and (${rows})`);
  const groups = await Array.fromAsync(byPartition(page.rows));
  if (!page.more) return { groups, upTo: to };
  const whole = groups.slice(0, -1);
  return { groups: whole, upTo: whole.at(-1)?.[0]?.partition ?? '' };
}

/** The rows of one partition, or those of them that a filter selects. */
export const rowsIn = (table: AzureTable, partition: string, rows?: string): Promise<StoredRow[]> =>
  Array.fromAsync(table.list(rows === undefined ? inPartition(partition) : `${inPartition(partition)} and (${rows})`));

/** Rows in key order, one partition at a time. */
export async function* byPartition(rows: AsyncIterable<StoredRow> | Iterable<StoredRow>): AsyncIterable<StoredRow[]> {
  let group: StoredRow[] = [];
  for await (const row of rows) {
    if (group[0] !== undefined && group[0].partition !== row.partition) {
      yield group;
      group = [];
    }
    group.push(row);
  }
  if (group.length > 0) yield group;
}
