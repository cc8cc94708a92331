import { writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type Day } from '../../../../src/core/calendar/day.ts';
import type { PersonKey } from '../../../../src/core/ids.ts';
import { StorageUnavailable } from '../../../../src/core/store.ts';
import { readRegisterFiles } from '../../../../src/documents/workbooks/read-register-files.ts';
import type { RegisterFiles } from '../../../../src/features/register/rules/table.ts';
import { importRegister } from '../../../../src/features/register/use-cases/import-register.ts';
import type { MeasureFile } from '../../../../src/core/readings/measure-file.ts';
import { saveWithRetry } from '../../../../src/core/save-with-retry.ts';
import type { MeasureChange } from '../../../../src/features/readings/store.ts';
import { openHistories } from '../../../../src/storage/records/check-histories.ts';
import { openStore } from '../../../../src/storage/store.ts';
import { countsTowardsDailyLimit } from '../../../support/services.ts';
import { registerOf } from '../../../support/small-register.ts';
import { MemoryRows, tableOver } from '../../../weather/memory-table.ts';

type Row = { readonly partition: string; readonly row: string; readonly columns: object };
type Cells = Readonly<Record<string, string>>;

const clock = { now: () => new Date('2026-03-03T10:00:00Z') };
const CODES = ['PMIF-LAC-N', 'CNL-CS-COMPL', 'PMIF-LION-VUL', 'EXAMPLE-CALLS'];
const COLLEAGUE = 'deputy.service.manager@example.gov.uk';
const NEW_OWNER = 'head.of.service@example.gov.uk';

/** A store in memory; after `writes` of them, nothing that is asked of it is done any more, or something happens. */
async function anImport(rows: MemoryRows, writes = Infinity, happens?: () => Promise<void>) {
  let done = 0;
  const table = tableOver(rows, async (kind, effect) => {
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

/** Titles of all, the owner of one, and two figures of another. */
const corrected = (files: RegisterFiles) =>
  edited(files, (cells, kind) => {
    if (kind === 'readings' && FIGURES.some((period) => period === cells['period'])) return { ...cells, value: '7' };
    if (kind !== 'measures') return cells;
    const owner = cells['code'] === 'CNL-CS-COMPL' ? NEW_OWNER : (cells['owner'] ?? '');
    return { ...cells, title: `${cells['title']}, revised`, owner };
  });
const FIGURES = ['2010-01-31', '2010-03-02'];

/** Two measures are handed over, and the owner answers one of the two figures. */
async function meanwhile(rows: MemoryRows): Promise<void> {
  const { store } = await anImport(rows);
  const to = (await store.people.byEmail(COLLEAGUE))?.profile.key;
  const change = async (code: string, decide: (file: MeasureFile) => MeasureChange) => {
    const load = async () => {
      const file = await store.measures.open(code, '2000-01-01' as Day);
      if (file === undefined) throw new Error(`no ${code}`);
      return file;
    };
    await saveWithRetry({ what: code, load }, (file) => store.measures.save(file, decide(file)));
  };
  const handOver = ({ measure }: MeasureFile) => ({ measure: { ...measure, ...(to && { owner: to }) } });
  await change('EXAMPLE-CALLS', handOver);
  await change('CNL-CS-COMPL', handOver);
  await change('PMIF-LAC-N', ({ readings }) => {
    const answered = readings.filter(({ period }) => period.text === FIGURES[0]);
    return { readings: answered.map((one) => ({ ...one, value: '95', revision: one.revision + 1 })) };
  });
}

describe('an import that meets a hand-over and an answer', () => {
  it('keeps both between any two of its writes, writes all else, and names where it met them', async () => {
    const first = await smallRegister();
    const next = corrected(first);
    const imported = async () => {
      const rows = new MemoryRows();
      await (await anImport(rows)).run(first);
      return rows;
    };
    const undisturbed = await anImport(await imported());
    const { changed: all } = await undisturbed.run(next);
    for (let writes = 0; writes < undisturbed.writes(); writes += 1) {
      const rows = await imported();
      const { store, run } = await anImport(rows, writes, () => meanwhile(rows));
      const { notes, changed } = await run(next);
      const to = await store.people.byEmail(COLLEAGUE);
      const files = await Array.fromAsync(store.measures.all());
      expect([writes, ...files.map(({ measure }) => measure.title)]).toEqual([
        writes,
        ...files.map(() => expect.stringMatching(/, revised$/)),
      ]);
      const owned = files.filter(({ measure }) => measure.owner === to?.profile.key).map(({ measure }) => measure.code);
      expect([writes, ...owned]).toEqual([writes, 'CNL-CS-COMPL', 'EXAMPLE-CALLS']);
      const duties = await Promise.all(
        files.map(async ({ measure }) => {
          const people = await Array.fromAsync(store.people.all());
          const holders = people.filter(({ duties }) =>
            duties.some(({ as, code }) => as === 'owner' && code === measure.code),
          );
          return [measure.code, ...holders.map(({ profile }) => profile.key)];
        }),
      );
      expect([writes, ...duties]).toEqual([writes, ...files.map(({ measure }) => [measure.code, measure.owner])]);
      const figures = files.flatMap(({ readings }) => readings.filter(({ period }) => FIGURES.includes(period.text)));
      expect([writes, ...figures.map(({ value }) => value)]).toEqual([writes, '95', '7']);
      if (writes === 0) {
        expect(notes.slice(0, 2)).toEqual([
          expect.stringMatching(/^CNL-CS-COMPL: owner changed in Teams/),
          expect.stringMatching(/^PMIF-LAC-N: 2010-01-31 changed in Teams/),
        ]);
        expect(changed).toBe(all - 1);
      }
    }
  });
});
