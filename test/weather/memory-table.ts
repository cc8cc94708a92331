import type { StoredRow } from '../../src/storage/engine/entity.ts';
import type { RowRefusal } from '../../src/storage/engine/errors.ts';
import { type Columns, guardRow } from '../../src/storage/engine/guards.ts';
import type { RowWrite, AzureTable, Transacted } from '../../src/storage/engine/table.ts';
import { type Range, readFilter } from './filter.ts';

/** Azure's limits. */
const MOST_ON_A_PAGE = 1000;
const MOST_IN_A_TRANSACTION = 100;
const MOST_TRANSACTION_BYTES = 4 * 1024 * 1024;
const MOST_KEY_BYTES = 1024;
const NOT_IN_A_KEY = /[/\\#?\u0000-\u001f\u007f-\u009f]/;

type Rows = { readonly byKey: Map<string, StoredRow>; sorted: string[] | undefined };

/** What a change did to one row; for the rules that watch the table. */
export type Written = { readonly partition: string; readonly before?: StoredRow; readonly after?: StoredRow };

/** The rows of one table, and how they change. Without delays and faults; see {@link tableOver}. */
export class MemoryRows {
  readonly #partitions = new Map<string, Rows>();
  #sorted: string[] | undefined;
  #versions = 0;
  /** Called after each transaction. */
  onWritten: (written: readonly Written[]) => void = () => {};

  get(partition: string, row: string): StoredRow | undefined {
    return this.#partitions.get(partition)?.byKey.get(row);
  }

  /** Throws as the service refuses what it never takes; returns what a caller expects. */
  transact(partition: string, acts: readonly RowWrite[]): Transacted {
    if (acts.length === 0) return { outcome: 'done', etags: new Map() };
    guardTransaction(partition, acts);
    const rows = this.#partitions.get(partition);
    for (const act of acts) {
      const refusal = refusalOf(act, rows?.byKey.get(act.row));
      if (refusal !== undefined) return { outcome: refusal };
    }
    const written: Written[] = [];
    const etags = acts.map((act): [string, string] => {
      const before = this.get(partition, act.row);
      const after = act.act === 'delete' ? undefined : this.#next(partition, act, before);
      this.#put(partition, act.row, after);
      written.push({ partition, ...(before && { before }), ...(after && { after }) });
      return [act.row, after?.etag ?? ''];
    });
    this.onWritten(written);
    return { outcome: 'done', etags: new Map(etags) };
  }

  /** Up to `most` rows after `after`, in the order of their keys. */
  select(filter: string, most: number, after?: Pick<StoredRow, 'partition' | 'row'>): StoredRow[] {
    const { partitions, rows, selects } = readFilter(filter);
    const found: StoredRow[] = [];
    this.#sorted ??= [...this.#partitions.keys()].sort();
    const from = after !== undefined && after.partition > partitions.from ? after.partition : partitions.from;
    for (const partition of within(this.#sorted, { from, to: partitions.to })) {
      const own = this.#partitions.get(partition);
      if (own === undefined) continue;
      own.sorted ??= [...own.byKey.keys()].sort();
      for (const key of within(own.sorted, rows)) {
        const row = own.byKey.get(key);
        if (row === undefined || (partition === after?.partition && key <= after.row)) continue;
        if (selects(row)) found.push(row);
        if (found.length >= most) return found;
      }
    }
    return found;
  }

  #next(partition: string, act: Exclude<RowWrite, { act: 'delete' }>, before: StoredRow | undefined): StoredRow {
    this.#versions += 1;
    const etag = `W/"datetime'${this.#versions}'"`;
    const given = asStored(act.columns);
    const columns = Object.freeze(act.act === 'merge' ? { ...before?.columns, ...given } : given);
    return { partition, row: act.row, etag, columns };
  }

  #put(partition: string, key: string, row: StoredRow | undefined): void {
    let rows = this.#partitions.get(partition);
    if (rows === undefined) {
      rows = { byKey: new Map(), sorted: undefined };
      this.#partitions.set(partition, rows);
      this.#sorted = undefined;
    }
    if (!rows.byKey.has(key)) rows.sorted = undefined;
    if (row !== undefined) rows.byKey.set(key, row);
    else if (rows.byKey.delete(key)) rows.sorted = undefined;
    if (rows.byKey.size > 0) return;
    this.#partitions.delete(partition);
    this.#sorted = undefined;
  }
}

function refusalOf(act: RowWrite, stored: StoredRow | undefined): RowRefusal | undefined {
  if (act.act === 'put') return undefined;
  if (act.act === 'insert') return stored === undefined ? undefined : 'exists';
  if (stored === undefined) return 'missing';
  const wanted = act.act === 'replace' || act.act === 'merge' ? act.etag : undefined;
  return wanted === undefined || wanted === stored.etag ? undefined : 'changed';
}

function guardTransaction(partition: string, acts: readonly RowWrite[]): void {
  guardKey(partition);
  for (const act of acts) {
    guardKey(act.row);
    if (act.act !== 'delete') guardRow(partition, act.row, act.columns);
  }
  if (acts.length > MOST_IN_A_TRANSACTION) throw refused('InvalidInput: more than 100 operations');
  if (new Set(acts.map(({ row }) => row)).size < acts.length) throw refused('InvalidDuplicateRow');
  // As JSON, which is what is sent.
  const bytes = acts.reduce((sum, act) => sum + (act.act === 'delete' ? 0 : bytesOf(act.columns)), 0);
  if (acts.length > 1 && bytes > MOST_TRANSACTION_BYTES) throw refused('ContentLengthExceeded');
}

function guardKey(key: string): void {
  if (key.length * 2 > MOST_KEY_BYTES) throw refused('PropertyValueTooLarge: a key');
  if (NOT_IN_A_KEY.test(key)) throw refused('OutOfRangeInput: a key');
}

const bytesOf = (columns: Columns): number => Buffer.byteLength(JSON.stringify(columns));
const refused = (why: string) => new Error(`Storage refused: 400 ${why}`);

const asStored = (columns: Columns): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [name, typeof value === 'object' ? Number(value.value) : value]),
  );

/** The part of a sorted list that is within a range, found by halving. */
function within(sorted: readonly string[], { from, to }: Range): readonly string[] {
  const end = to === undefined ? sorted.length : firstAfter(sorted, to, true);
  return sorted.slice(firstAfter(sorted, from, false), end);
}

function firstAfter(sorted: readonly string[], key: string, past: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle] ?? '';
    if (past ? one <= key : one < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How one request goes: it decides when, and whether, the effect happens, and what comes back. */
export type Request = <T>(kind: 'get' | 'list' | 'transact', effect: () => T) => Promise<T>;

/** Decides how many rows of a page come at once; fewer than asked, even none, with a continuation, is allowed. */
export type PageSize = (asked: number) => number;

/** The four calls of storage over rows in memory. */
export function tableOver(rows: MemoryRows, request: Request, pageSize: PageSize = (asked) => asked): AzureTable {
  const page = (filter: string, asked: number, after?: StoredRow) =>
    request('list', () => {
      const size = Math.min(asked, MOST_ON_A_PAGE);
      const found = rows.select(filter, size + 1, after);
      const given = Math.min(size, pageSize(size));
      return { rows: found.slice(0, given), more: found.length > given };
    });
  return {
    get: (partition, row) => request('get', () => rows.get(partition, row)),
    async *list(filter, size = MOST_ON_A_PAGE) {
      let after: StoredRow | undefined;
      for (;;) {
        const one = await page(filter, size, after);
        yield* one.rows;
        if (!one.more) return;
        after = one.rows.at(-1) ?? after;
      }
    },
    page: (filter) => page(filter, MOST_ON_A_PAGE),
    transact: (partition, acts) => request('transact', () => rows.transact(partition, acts)),
  };
}
