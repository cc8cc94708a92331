import { saveWithRetry } from '../core/save-with-retry.ts';
import type { Clock } from '../core/services.ts';
import type { ImportedMeasure, RegisterChange } from '../features/register/rules/register.ts';
import type { Frameworks, Register } from '../features/register/store.ts';
import type { MeasureFile } from '../core/readings/measure-file.ts';
import type { Wakes } from '../messaging/schedule.ts';
import { type Day, dayInLondon } from '../core/calendar/day.ts';
import type { Measure } from '../core/measures/measure.ts';
import { toColumns } from './engine/entity.ts';
import { beginIndexes, endIndexes, indexChange, sweepIndexes } from './measures/measure-indexes.ts';
import { measurePartition } from './engine/keys.ts';
import { CHAIN, fileOf, MEASURE, OPENED_BEFORE } from './measures/measure-rows.ts';
import { heads } from './measures/measures.ts';
import { sweepPersonIndex, writePeople } from './people/person-index.ts';
import { saveFile } from './measures/save-measure.ts';
import { mapAtOnce } from '../core/at-once.ts';
import { type AzureTable, odata, type RowWrite } from './engine/table.ts';
import { rowsIn } from './engine/read-many.ts';

const REGISTER = 'register';
const LOADED = 'loaded';
/** There while a write is under way, and afterwards if it was broken off. */
const BEGUN = 'begun';
const AT_ONCE = 8;
/** Up to so many measures are read one by one; for more, all are listed. */
const FEW = 20;

/**
 * In an order that can be interrupted and repeated: the mark that a write has begun, people, index rows, measures, ended
 * index rows, the framework, and last the mark that the register is loaded. A repeated import sees only what the
 * measures, the people and the framework do not say yet, so after an interruption the next write looks through all index
 * rows.
 */
export function tableRegister(table: AzureTable, clock: Clock, wakes: Wakes, frameworks: Frameworks): Register {
  return {
    isEmpty: async () => (await table.get(REGISTER, LOADED)) === undefined,
    isUnfinished: async () => (await table.get(REGISTER, BEGUN)) !== undefined,
    async write(change, progress, lastly) {
      const of = change.people.length + change.measures.length;
      let done = 0;
      const step = (): void => progress(++done, of);

      const at = toColumns({ at: clock.now().toISOString() });
      const begun = await table.transact(REGISTER, [{ act: 'insert', row: BEGUN, columns: at }]);
      await writePeople(table, change.people, change.acts?.people ?? new Map(), step);
      await writeMeasures(table, clock, wakes, change.measures, step);
      if (change.framework !== undefined || change.groups !== undefined) {
        const framework = change.framework ?? (await frameworks.current());
        const groups = change.groups ?? (await frameworks.stored())?.groups ?? [];
        await frameworks.save(framework, groups, change.acts?.framework);
      }
      if (begun.outcome === 'exists') await sweep(table, dayInLondon(clock.now()));
      await lastly?.();
      const loaded: RowWrite = { act: 'put', row: LOADED, columns: at };
      const { outcome } = await table.transact(REGISTER, [loaded, { act: 'delete', row: BEGUN }]);
      // A write at the same time has removed the mark.
      if (outcome === 'missing') await table.transact(REGISTER, [loaded]);
    },
  };
}

async function sweep(table: AzureTable, today: Day): Promise<void> {
  const measures = new Map<string, Measure>();
  for await (const { measure } of heads(table)) measures.set(measurePartition(measure.code), measure);
  await sweepIndexes(table, measures, today);
  await sweepPersonIndex(table);
}

async function writeMeasures(
  table: AzureTable,
  clock: Clock,
  wakes: Wakes,
  measures: RegisterChange['measures'],
  step: () => void,
): Promise<void> {
  const known = await knownMeasures(table, measures);
  const today = dayInLondon(clock.now());
  // What changed since it was compared is looked at before the index rows, which follow the measures.
  const current = await mapAtOnce(measures, AT_ONCE, async (one) => {
    const head = known.get(measurePartition(one.code));
    if (head === undefined || isAsCompared(one, head)) return { ...one, head };
    const file = await wholeFile(table, one.code);
    return { ...one, head: file, change: file === undefined ? one.change : changeOf(one, file) };
  });
  const indexes = current.flatMap(({ head, change: { measure } }) =>
    measure === undefined ? [] : [indexChange(head?.measure, measure, today)],
  );
  await beginIndexes(table, indexes);
  await wakes.setAll(measures.map(({ code }) => ({ job: 'powerBi', id: code, on: today })));
  await mapAtOnce(current, AT_ONCE, async ({ head, ...one }) => {
    const { code, change, wakeOn } = one;
    if (wakeOn !== undefined) await wakes.set('ask', code, wakeOn);
    const opened = head ?? newFile(code, change.measure);
    const load = async () => (await wholeFile(table, code)) ?? newFile(code, change.measure);
    await saveWithRetry({ what: `measure ${code}`, opened, load }, async (file) => {
      if (file === opened) return saveFile(table, clock, file, change, false);
      // An owner answered, or a measure was handed over, after the index rows were begun.
      const again = changeOf(one, file);
      const outcome = await saveFile(table, clock, file, again, false);
      if (outcome === 'saved' && change.measure !== undefined) {
        indexes.push(indexChange(change.measure, again.measure ?? file.measure, today));
      }
      return outcome;
    });
    step();
  });
  await endIndexes(table, indexes);
}

const isAsCompared = ({ comparedWith }: ImportedMeasure, { chain }: MeasureFile): boolean =>
  comparedWith === undefined || comparedWith.version === chain.version;

const changeOf = (one: ImportedMeasure, file: MeasureFile): ImportedMeasure['change'] =>
  file.chain.version === '' ? one.change : (one.comparedWith?.rebase(file) ?? one.change);

function newFile(code: string, measure: MeasureFile['measure'] | undefined): MeasureFile {
  if (measure === undefined) throw new Error(`There is no measure ${code} to change.`);
  return { measure, due: [], drafts: [], readings: [], chain: { head: '', version: '' } };
}

async function knownMeasures(
  table: AzureTable,
  measures: RegisterChange['measures'],
): Promise<Map<string, MeasureFile>> {
  const files = new Map<string, MeasureFile>();
  if (measures.length > FEW) {
    for await (const file of heads(table)) files.set(measurePartition(file.measure.code), file);
    return files;
  }
  await mapAtOnce(measures, AT_ONCE, async ({ code }) => {
    const file = await headOf(table, code);
    if (file !== undefined) files.set(measurePartition(code), file);
  });
  return files;
}

async function wholeFile(table: AzureTable, code: string): Promise<MeasureFile | undefined> {
  return fileOf(await rowsIn(table, measurePartition(code), odata`RowKey lt ${OPENED_BEFORE}`));
}

async function headOf(table: AzureTable, code: string): Promise<MeasureFile | undefined> {
  return fileOf(await rowsIn(table, measurePartition(code), odata`RowKey eq ${CHAIN} or RowKey eq ${MEASURE}`));
}
