import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type Day } from '../../src/core/calendar/day.ts';
import type { PersonKey } from '../../src/core/ids.ts';
import { StorageUnavailable } from '../../src/core/store.ts';
import { readRegisterFiles } from '../../src/documents/workbooks/read-register-files.ts';
import type { RegisterFiles } from '../../src/features/register/rules/table.ts';
import { importRegister } from '../../src/features/register/use-cases/import-register.ts';
import { openStore } from '../../src/storage/store.ts';
import { type MemoryRows, tableOver } from '../weather/memory-table.ts';
import { countsTowardsDailyLimit } from './services.ts';
import { registerOf } from './small-register.ts';

type Row = { readonly partition: string; readonly row: string; readonly columns: object };
type Cells = Readonly<Record<string, string>>;

const clock = { now: () => new Date('2026-03-03T10:00:00Z') };
const CODES = ['PMIF-LAC-N', 'CNL-CS-COMPL', 'PMIF-LION-VUL', 'EXAMPLE-CALLS'];

/** A store in memory; after `writes` of them, nothing that is asked of it is done any more, or something happens. */
export async function anImport(
  rows: MemoryRows,
  writes = Infinity,
  happens?: () => Promise<void>,
  takes: () => Promise<void> = () => Promise.resolve(),
) {
  let done = 0;
  const table = tableOver(rows, async (kind, effect) => {
    await takes();
    if (done >= writes && happens === undefined) throw new StorageUnavailable('broken off');
    if (kind === 'transact' && done++ === writes) await happens?.();
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
export function contentOf(rows: MemoryRows): string[] {
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
export async function smallRegister(): Promise<RegisterFiles> {
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

export const edited = (
  files: RegisterFiles,
  edit: (cells: Cells, kind: string, index: number) => Cells,
): RegisterFiles => ({
  ...files,
  tables: files.tables.map((table) => ({
    ...table,
    rows: table.rows.map((row, index) => ({ ...row, cells: edit(row.cells, table.kind, index) })),
  })),
});
