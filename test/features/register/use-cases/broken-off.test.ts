import { writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type Day } from '../../../../src/core/calendar/day.ts';
import type { PersonKey } from '../../../../src/core/ids.ts';
import { StorageUnavailable } from '../../../../src/core/store.ts';
import { readRegisterFiles } from '../../../../src/documents/workbooks/read-register-files.ts';
import type { RegisterFiles } from '../../../../src/features/register/rules/table.ts';
import { importRegister } from '../../../../src/features/register/use-cases/import-register.ts';
import { openHistories } from '../../../../src/storage/records/check-histories.ts';
import { openStore } from '../../../../src/storage/store.ts';
import { countsTowardsDailyLimit } from '../../../support/services.ts';
import { registerOf } from '../../../support/small-register.ts';
import { MemoryRows, tableOver } from '../../../weather/memory-table.ts';

type Row = { readonly partition: string; readonly row: string; readonly columns: object };
type Cells = Readonly<Record<string, string>>;

const clock = { now: () => new Date('2026-03-03T10:00:00Z') };
const CODES = ['PMIF-LAC-N', 'CNL-CS-COMPL', 'PMIF-LION-VUL', 'EXAMPLE-CALLS'];
const NEW_OWNER = 'head.of.service@example.gov.uk';

/** A store in memory; after `writes` of them, nothing that is asked of it is done any more. */
async function anImport(rows: MemoryRows, writes = Infinity) {
  let done = 0;
  const table = tableOver(rows, async (kind, effect) => {
    if (done >= writes) throw new StorageUnavailable('broken off');
    if (kind === 'transact') done += 1;
    return effect();
  });
  const connection = { kind: 'given', open: () => Promise.resolve(table) } as const;
  const store = await openStore({ connection, tablePrefix: 'pmif', clock, countsTowardsDailyLimit });
  const newKey = () => `person-${(keys += 1)}.` as PersonKey;
  return {
    store,
    connection,
    writes: () => done,
    run: (files: RegisterFiles) =>
      importRegister({ store, clock, newKey, readFiles: () => Promise.resolve(files) }, { paths: [], dry: false }),
  };
}
let keys = 0;

/** The rows of a store, with addresses for the people's random keys. Hashes cover those keys, so they are left out. */
function contentOf(rows: MemoryRows): string[] {
  const all: Row[] = rows.select("PartitionKey ge ' '", Infinity);
  const emails = all.flatMap(({ partition, row, columns }) =>
    row === 'person' && partition.startsWith('p|')
      ? [[partition.slice(2), String(Object(columns).email)] as const]
      : [],
  );
  const emailOf = new Map(emails);
  const hashes = new Set(['hash', 'previousHash', 'head', 'actsHead']);
  return all
    .map(({ partition, row, columns }) =>
      JSON.stringify([partition, row, columns], (name, value: unknown) => (hashes.has(name) ? undefined : value)),
    )
    .map((text) => text.replace(/person-\d+\./g, (key) => emailOf.get(key) ?? 'a key of no person'))
    .sort();
}

/** A small register with a measure whose readings need several transactions. */
async function smallRegister(): Promise<RegisterFiles> {
  const folder = registerOf('head.of.service@example.gov.uk');
  const file = join(folder, 'readings.csv');
  const [headings = ''] = readFileSync(file, 'utf8').split('\n');
  const commas = ','.repeat(headings.split(',').length - 3);
  const days = Array.from({ length: 52 }, (_, number) => addDays('2010-01-31' as Day, number * 30));
  const more = days.map((day, number) => `PMIF-LAC-N,${day},${300 + number}${commas}\n`);
  writeFileSync(file, `${readFileSync(file, 'utf8')}${more.join('')}`);
  const files = await readRegisterFiles([folder]);
  const isKept = ({ code }: Cells) => code === undefined || CODES.includes(code);
  return {
    ...files,
    tables: files.tables.map((table) => ({ ...table, rows: table.rows.filter(({ cells }) => isKept(cells)) })),
  };
}

const edited = (files: RegisterFiles, edit: (cells: Cells, kind: string, index: number) => Cells): RegisterFiles => ({
  ...files,
  tables: files.tables.map((table) => ({
    ...table,
    rows: table.rows.map((row, index) => ({ ...row, cells: edit(row.cells, table.kind, index) })),
  })),
});

/** Owners, committees and titles change, a person gets another address, and figures are corrected. */
const changed = (files: RegisterFiles) =>
  edited(files, (cells, kind, index) => {
    if (kind === 'measures') return { ...cells, title: `${cells['title']}, revised`, owner: NEW_OWNER, committees: '' };
    if (kind === 'readings' && index % 7 === 0) return { ...cells, value: '7' };
    if (kind === 'people' && index === 1) return { ...cells, name: 'Another Name' };
    return cells;
  });

/** Breaks the last of these imports off after each of its writes in turn, repeats it once, and compares the stores. */
async function breakEverywhere(imports: readonly RegisterFiles[]): Promise<number> {
  const before = imports.slice(0, -1);
  const [last] = imports.slice(-1);
  if (last === undefined) throw new Error('nothing to import');
  const prepared = async () => {
    const rows = new MemoryRows();
    for (const files of before) await (await anImport(rows)).run(files);
    return rows;
  };
  const whole = await prepared();
  const unbroken = await anImport(whole);
  expect(await unbroken.run(last)).toMatchObject({ problems: [] });
  const wanted = contentOf(whole);
  for (let writes = 0; writes < unbroken.writes(); writes += 1) {
    const rows = await prepared();
    await expect((await anImport(rows, writes)).run(last)).rejects.toThrow(StorageUnavailable);
    const again = await anImport(rows);
    expect([writes, (await again.run(last)).problems]).toEqual([writes, []]);
    expect([writes, ...contentOf(rows)]).toEqual([writes, ...wanted]);
    const histories = await openHistories(again.connection, 'pmif');
    expect(await Array.fromAsync(histories.faults())).toEqual([]);
  }
  return unbroken.writes();
}

describe('an import that is broken off between any two writes and repeated once', () => {
  it('ends as one that was not broken off, on an empty store', async () => {
    expect(await breakEverywhere([await smallRegister()])).toBeGreaterThan(50);
  });

  it('ends as one that was not broken off, over a register that is stored', async () => {
    const first = await smallRegister();
    expect(await breakEverywhere([first, changed(first)])).toBeGreaterThan(20);
  });
});
