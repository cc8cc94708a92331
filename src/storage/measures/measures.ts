import type { Clock } from '../../core/services.ts';
import type { Measures } from '../../features/readings/store.ts';
import type { MeasureFile } from '../../core/readings/measure-file.ts';
import { addDays, dayInLondon } from '../../core/calendar/day.ts';
import type { LiveMeasure } from '../../core/measures/measure.ts';
import { inChainOrder } from '../records/chain.ts';
import { fromRow } from '../engine/entity.ts';
import { after, fitsKey, measurePartition } from '../engine/keys.ts';
import { CHAIN, fileOf, firstAt, MEASURE, OPENED_BEFORE, REMOVED_MEASURE, withPeriod } from './measure-rows.ts';
import { byPartition, readMany } from '../engine/read-many.ts';
import { routingsOf } from './measure-indexes.ts';
import { saveFile } from './save-measure.ts';
import { measureShape, revisionShape } from './measure-shapes.ts';
import { odata, type Table } from '../engine/table.ts';

/** Opening a measure reads 25 years: annual series begin in 2001, and a monthly one still fits in one page of 1,000. */
const DAYS_OPENED = 25 * 366;

/** A partition for each measure, opened by one range query and changed in one transaction. */
export function tableMeasures(table: Table, clock: Clock): Measures {
  return {
    async open(code, since = addDays(dayInLondon(clock.now()), -DAYS_OPENED)) {
      if (!fitsKey('m', code.toUpperCase())) return undefined;
      const from = firstAt(since);
      const partition = measurePartition(code);
      return fileOf(
        await Array.fromAsync(
          table.list(odata`PartitionKey eq ${partition} and RowKey ge ${from} and RowKey lt ${OPENED_BEFORE}`),
        ),
      );
    },
    async openMany(codes) {
      const partitions = codes.filter((code) => fitsKey('m', code.toUpperCase())).map(measurePartition);
      const from = firstAt(addDays(dayInLondon(clock.now()), -DAYS_OPENED));
      const found = await readMany(table, partitions, odata`RowKey ge ${from} and RowKey lt ${OPENED_BEFORE}`);
      return [...new Set(partitions)].flatMap((partition) => fileOf(found.get(partition) ?? []) ?? []);
    },
    save: (file, change) => saveFile(table, clock, file, change),
    async revisions(code) {
      const partition = measurePartition(code);
      const [from, to] = ['revision|', after('revision')];
      const rows = await Array.fromAsync(
        table.list(odata`PartitionKey eq ${partition} and RowKey ge ${from} and RowKey lt ${to}`),
      );
      return inChainOrder(rows.map((row) => fromRow(withPeriod(row), revisionShape)));
    },
    ofCommittee: (committee) => routingsOf(table, committee),
    titles: () => titles(table),
    all: () => all(table),
    takenOut: () => takenOut(table),
  };
}

async function* all(table: Table): AsyncIterable<MeasureFile> {
  const [from, to] = ['m|', after('m')];
  const filter = odata`PartitionKey ge ${from} and PartitionKey lt ${to} and RowKey lt ${OPENED_BEFORE}`;
  for await (const rows of byPartition(table.list(filter))) {
    const file = fileOf(rows);
    if (file !== undefined) yield file;
  }
}

async function* takenOut(table: Table): AsyncIterable<MeasureFile> {
  for await (const { partition } of table.list(odata`RowKey eq ${REMOVED_MEASURE}`)) {
    const rows = table.list(odata`PartitionKey eq ${partition} and RowKey lt ${OPENED_BEFORE}`);
    const file = fileOf(await Array.fromAsync(rows), REMOVED_MEASURE);
    if (file !== undefined) yield file;
  }
}

async function titles(table: Table): Promise<LiveMeasure[]> {
  const [from, to] = ['m|', after('m')];
  const filter = odata`PartitionKey ge ${from} and PartitionKey lt ${to} and RowKey eq ${MEASURE}`;
  return (await Array.fromAsync(table.list(filter))).map((row) => fromRow(row, measureShape));
}

/** Measures without their readings: what an import needs to know, in few pages. */
export async function* heads(table: Table): AsyncIterable<MeasureFile> {
  const [from, to] = ['m|', after('m')];
  const filter = odata`PartitionKey ge ${from} and PartitionKey lt ${to} and (RowKey eq ${CHAIN} or RowKey eq ${MEASURE})`;
  for await (const rows of byPartition(table.list(filter))) {
    const file = fileOf(rows);
    if (file !== undefined) yield file;
  }
}
