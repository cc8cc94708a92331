import type { StoredRow } from '../../src/storage/engine/entity.ts';
import { odata, openTable, type RowWrite, type AzureTable } from '../../src/storage/engine/table.ts';
import { freshTable, testStorage } from '../support/azurite.ts';
import { seeded } from './kernel.ts';
import { MemoryRows, tableOver } from './memory-table.ts';

const inMemory = () => tableOver(new MemoryRows(), (_kind, effect) => Promise.resolve().then(effect));
const inAzurite = async () => openTable({ kind: 'connectionString', value: await testStorage() }, freshTable());

const text = (value: string) => ({ text: value });
const keysOf = (rows: readonly StoredRow[]) => rows.map(({ partition, row }) => `${partition}/${row}`);
const put = (row: string, value = row): RowWrite => ({ act: 'put', row, columns: text(value) });
const listed = async (table: AzureTable, filter: string, page?: number) =>
  keysOf(await Array.fromAsync(table.list(filter, page)));

describe.each([
  ['memory', () => Promise.resolve(inMemory())],
  ['Azurite', inAzurite],
])('a table in %s', (_name, open) => {
  let table: AzureTable;
  beforeAll(async () => {
    table = await open();
  });

  it('gives back what was put, with its types', async () => {
    await table.transact('types', [
      {
        act: 'insert',
        row: 'r',
        columns: {
          ...{ text: 'é 😀', empty: '', flag: false },
          ...{ whole: { type: 'Int32', value: '7' }, double: { type: 'Double', value: '1.5' } },
          zero: { type: 'Double', value: '2' },
        },
      },
    ]);
    const stored = await table.get('types', 'r');
    expect(stored?.columns).toEqual({ text: 'é 😀', empty: '', flag: false, whole: 7, double: 1.5, zero: 2 });
    expect(await table.get('types', 'other')).toBeUndefined();
  });

  it('inserts only what is new, replaces only what has not changed, and merges', async () => {
    const inserted = await table.transact('acts', [{ act: 'insert', row: 'r', columns: { a: '1', b: '1' } }]);
    const etag = inserted.outcome === 'done' ? (inserted.etags.get('r') ?? '') : '';
    expect((await table.get('acts', 'r'))?.etag).toBe(etag);
    const outcomes: string[] = [];
    for (const act of [
      { act: 'insert', row: 'r', columns: {} },
      { act: 'replace', row: 'r', columns: {}, etag: `W/"datetime'2020-01-01T00%3A00%3A00.0000000Z'"` },
      { act: 'replace', row: 'none', columns: {}, etag },
      { act: 'merge', row: 'none', columns: {} },
      { act: 'delete', row: 'none' },
      { act: 'merge', row: 'r', columns: { b: '2' }, etag },
      { act: 'merge', row: 'r', columns: { c: '3' }, etag },
      { act: 'merge', row: 'r', columns: { c: '3' } },
    ] satisfies RowWrite[])
      outcomes.push((await table.transact('acts', [act])).outcome);
    expect(outcomes).toEqual(['exists', 'changed', 'missing', 'missing', 'missing', 'done', 'changed', 'done']);
    expect((await table.get('acts', 'r'))?.columns).toEqual({ a: '1', b: '2', c: '3' });
  });

  it('does all of a transaction or nothing', async () => {
    await table.transact('whole', [put('there')]);
    const refused = await table.transact('whole', [put('new'), { act: 'insert', row: 'there', columns: {} }]);
    expect(refused.outcome).toBe('exists');
    const missing = await table.transact('whole', [put('new'), { act: 'delete', row: 'none' }]);
    expect(missing.outcome).toBe('missing');
    expect(await listed(table, odata`PartitionKey eq ${'whole'}`)).toEqual(['whole/there']);
    const done = await table.transact('whole', [put('new'), { act: 'delete', row: 'there' }]);
    expect(done.outcome).toBe('done');
    expect(await listed(table, odata`PartitionKey eq ${'whole'}`)).toEqual(['whole/new']);
    expect(await table.transact('whole', [])).toEqual({ outcome: 'done', etags: new Map() });
  });

  it('refuses more than a hundred rows, and one row twice', async () => {
    const rows = Array.from({ length: 101 }, (_, number) => put(`r${number}`));
    await expect(table.transact('many', rows)).rejects.toThrow();
    await expect(table.transact('many', [put('twice'), put('twice')])).rejects.toThrow();
    expect((await table.transact('many', rows.slice(0, 100))).outcome).toBe('done');
  });

  it('refuses what is larger than Azure takes', async () => {
    await expect(table.transact('large', [put('wide', 'x'.repeat(32_769))])).rejects.toThrow('wide');
    const columns = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`c${n}`, 'x'.repeat(30_000)]));
    await expect(table.transact('large', [{ act: 'put', row: 'heavy', columns }])).rejects.toThrow('heavy');
    expect(await listed(table, odata`PartitionKey eq ${'large'}`)).toEqual([]);
  });

  it('refuses a key that is too long', async () => {
    await expect(table.transact('k'.repeat(513), [put('r')])).rejects.toThrow();
  });

  it('lists in the order of keys, over all pages', async () => {
    for (const partition of ['p|b', 'p|a', "p|it's"])
      await table.transact(
        partition,
        ['z', 'a|2', 'a|10', 'Z'].map((row) => put(row)),
      );
    const filter = odata`PartitionKey ge ${'p|'} and PartitionKey lt ${'p}'}`;
    const all = ['p|a', 'p|b', "p|it's"].flatMap((partition) =>
      ['Z', 'a|10', 'a|2', 'z'].map((row) => `${partition}/${row}`),
    );
    expect(await listed(table, filter)).toEqual(all);
    expect(await listed(table, filter, 5)).toEqual(all);
    expect(await listed(table, odata`PartitionKey eq ${"p|it's"} and RowKey ge ${'a|'} and RowKey lt ${'a}'}`)).toEqual(
      ["p|it's/a|10", "p|it's/a|2"],
    );
    expect(await listed(table, odata`RowKey eq ${'z'} and (text eq ${'z'} or PartitionKey eq ${'none'})`)).toEqual([
      ...['p|a/z', 'p|b/z', "p|it's/z"],
    ]);
    expect(await listed(table, `${filter} and PartitionKey ne 'p|a' and RowKey gt 'a|2'`)).toEqual([
      ...['p|b/z', "p|it's/z"],
    ]);
  });

  it('compares flags and numbers, and finds no row without the property', async () => {
    await table.transact('values', [
      { act: 'put', row: '1', columns: { owed: true, n: { type: 'Int32', value: '5' } } },
      { act: 'put', row: '2', columns: { owed: false, n: { type: 'Double', value: '5.5' } } },
      { act: 'put', row: '3', columns: { other: 'x' } },
    ]);
    const here = "PartitionKey eq 'values' and ";
    expect(await listed(table, `${here}owed eq true`)).toEqual(['values/1']);
    expect(await listed(table, `${here}owed eq false`)).toEqual(['values/2']);
    expect(await listed(table, `${here}n gt 5`)).toEqual(['values/2']);
    expect(await listed(table, `${here}n le 5.5`)).toEqual(['values/1', 'values/2']);
    expect(await listed(table, `${here}other lt 'y'`)).toEqual(['values/3']);
  });

  it('gives a thousand rows on a page, and says that there are more', async () => {
    for (let from = 0; from < 1_010; from += 100) {
      const rows = Array.from({ length: Math.min(100, 1_010 - from) }, (_, n) =>
        put(String(from + n).padStart(5, '0')),
      );
      await table.transact('page', rows);
    }
    const page = await table.page(odata`PartitionKey eq ${'page'}`);
    expect([page.rows.length, page.more]).toEqual([1000, true]);
    expect((await table.page(odata`PartitionKey eq ${'page'} and RowKey ge ${'00999'}`)).more).toBe(false);
    expect(await listed(table, odata`PartitionKey eq ${'page'}`)).toHaveLength(1_010);
  });
});

it('answers five hundred random calls as Azurite does', async () => {
  const random = seeded(11);
  const below = (most: number) => Math.floor(random() * most);
  const [memory, azurite] = [inMemory(), await inAzurite()];
  const etags = new Map<string, readonly [string, string]>();
  for (let call = 0; call < 500; call += 1) {
    const partition = `p${below(3)}`;
    const rows = new Set(Array.from({ length: 1 + below(3) }, () => `r${below(6)}`));
    const kinds = [...rows].map((row) => ({
      row,
      kind: below(6),
      value: String(call),
      known: etags.get(`${partition}/${row}`),
    }));
    const actsFor = (side: 0 | 1) =>
      kinds.map(({ row, kind, value, known }): RowWrite => {
        const etag = known?.[side];
        if (kind === 0) return { act: 'insert', row, columns: text(value) };
        if (kind === 1) return { act: 'delete', row };
        if (kind === 2 && etag !== undefined) return { act: 'replace', row, columns: text(value), etag };
        if (kind === 3) return { act: 'merge', row, columns: { more: value } };
        if (kind === 4 && etag !== undefined) return { act: 'merge', row, columns: { more: value }, etag };
        return put(row, value);
      });
    const [one, two] = [await memory.transact(partition, actsFor(0)), await azurite.transact(partition, actsFor(1))];
    // Where two rows of a transaction are refused for different reasons, either may be named.
    expect(one.outcome === 'done').toBe(two.outcome === 'done');
    if (kinds.length === 1) expect(one.outcome).toBe(two.outcome);
    if (one.outcome !== 'done' || two.outcome !== 'done' || random() < 0.5) continue;
    for (const { row, kind } of kinds)
      if (kind !== 1) etags.set(`${partition}/${row}`, [one.etags.get(row) ?? '', two.etags.get(row) ?? '']);
  }
  const plain = (rows: readonly StoredRow[]) =>
    rows.map(({ partition, row, columns }) => ({ partition, row, columns }));
  const everything = odata`PartitionKey ge ${''}`;
  expect(plain(await Array.fromAsync(memory.list(everything)))).toEqual(
    plain(await Array.fromAsync(azurite.list(everything))),
  );
});
