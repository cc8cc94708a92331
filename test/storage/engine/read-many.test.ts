import fc from 'fast-check';
import type { StoredRow } from '../../../src/storage/engine/entity.ts';
import { readMany } from '../../../src/storage/engine/read-many.ts';
import { openTable, type AzureTable } from '../../../src/storage/engine/table.ts';
import { freshTable, testStorage } from '../../support/azurite.ts';

const ALL = "RowKey ge ''";
const counted: string[] = [];
let table: AzureTable;

/** Partitions p00 to p29 of a hundred rows each: a page holds ten of them. */
const named = (number: number) => `p${String(number).padStart(2, '0')}`;
const everything = Array.from({ length: 30 }, (_, number) => named(number));

beforeAll(async () => {
  const connection = { kind: 'connectionString', value: await testStorage() } as const;
  table = await openTable(connection, freshTable(), (what) => counted.push(what));
  const rows = Array.from({ length: 100 }, (_, number) => `row${String(number).padStart(3, '0')}`);
  for (const partition of everything) {
    await table.transact(
      partition,
      rows.map((row) => ({ act: 'insert', row, columns: { of: partition } })),
    );
  }
});

async function read(partitions: readonly string[], rows = ALL): Promise<Record<string, number>> {
  counted.length = 0;
  const found = await readMany(table, partitions, rows);
  const whole = (group: readonly StoredRow[], partition: string) => group.every((row) => row.partition === partition);
  expect([...found].every(([partition, group]) => whole(group, partition))).toBe(true);
  return Object.fromEntries([...found].map(([partition, group]) => [partition, group.length]));
}

const full = (partitions: readonly string[]) => Object.fromEntries(partitions.map((partition) => [partition, 100]));

it('reads what lies close together a page at a time', async () => {
  expect(await read(everything)).toEqual(full(everything));
  // Of each page the tenth partition may be cut in two: nine or ten a page, and the last few one by one.
  expect(counted.length).toBeLessThanOrEqual(6);
});

it('reads what lies far apart one by one, and a page to find that out', async () => {
  const apart = [0, 7, 14, 21, 28].map(named);
  expect(await read(apart)).toEqual(full(apart));
  expect(counted.length).toBeLessThanOrEqual(apart.length + 1);
});

it('leaves out what is not there, and the rows that are not asked for', async () => {
  expect(await read(['p03', 'p05x', 'zz', 'p04'], "RowKey lt 'row010'")).toEqual({ p03: 10, p04: 10 });
  expect(await read([])).toEqual({});
  expect(counted).toEqual([]);
});

it('says the same as reading each by itself, whatever is asked for, and never costs many more', async () => {
  const asked = fc.subarray([...everything, 'p11x', 'p29x'], { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(asked, async (partitions) => {
      const there = partitions.filter((partition) => everything.includes(partition));
      expect(await read(partitions)).toEqual(full(there));
      expect(counted.length).toBeLessThanOrEqual(partitions.length + 1 + Math.ceil(partitions.length / 32));
    }),
    { numRuns: 25 },
  );
});
