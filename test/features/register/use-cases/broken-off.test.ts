import type { Day } from '../../../../src/core/calendar/day.ts';
import type { MeasureFile } from '../../../../src/core/readings/measure-file.ts';
import { saveWithRetry } from '../../../../src/core/save-with-retry.ts';
import { StorageUnavailable } from '../../../../src/core/store.ts';
import type { MeasureChange } from '../../../../src/features/readings/store.ts';
import type { RegisterFiles } from '../../../../src/features/register/rules/table.ts';
import { openHistories } from '../../../../src/storage/records/check-histories.ts';
import { anImport, contentOf, edited, smallRegister } from '../../../support/broken-off-import.ts';
import { MemoryRows } from '../../../weather/memory-table.ts';

const COLLEAGUE = 'deputy.service.manager@example.gov.uk';
const NEW_OWNER = 'head.of.service@example.gov.uk';

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
