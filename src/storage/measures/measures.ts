import type { Clock } from '../../core/services.ts';
import type { Measures } from '../../features/readings/store.ts';
import type { MeasureFile } from '../../core/readings/measure-file.ts';
import { addDays, type Day, dayInLondon } from '../../core/calendar/day.ts';
import { inChainOrder } from '../records/chain.ts';
import { fromRow } from '../engine/entity.ts';
import { fitsKey, measurePartition, partitionsOf, rowsOf } from '../engine/keys.ts';
import { CHAIN, fileOf, firstAt, MEASURE, OPENED_BEFORE, REMOVED_MEASURE, withPeriod } from './measure-rows.ts';
import { byPartition, readMany, rowsIn } from '../engine/read-many.ts';
import { routingsOf } from './measure-indexes.ts';
import { saveFile } from './save-measure.ts';
import { measureShape, revisionShape } from './measure-shapes.ts';
import { odata, type AzureTable } from '../engine/table.ts';
import { recordsOf } from '../engine/versioned-record.ts';

/** Opening a measure reads 25 years: annual series begin in 2001, and a monthly one still fits in one page of 1,000. */
const DAYS_OPENED = 25 * 366;

/** A partition for each measure, opened by one range query and changed in one transaction. */
export function tableMeasures(table: AzureTable, clock: Clock): Measures {
  return {
    async open(code, since = addDays(dayInLondon(clock.now()), -DAYS_OPENED)) {
      if (!fitsKey('m', code.toUpperCase())) return undefined;
      return fileOf(await rowsIn(table, measurePartition(code), openedSince(since)));
    },
    async openMany(codes) {
      const partitions = codes.filter((code) => fitsKey('m', code.toUpperCase())).map(measurePartition);
      const since = addDays(dayInLondon(clock.now()), -DAYS_OPENED);
      const found = await readMany(table, partitions, openedSince(since));
      return [...new Set(partitions)].flatMap((partition) => fileOf(found.get(partition) ?? []) ?? []);
    },
    save: (file, change) => saveFile(table, clock, file, change),
    async revisions(code) {
      const rows = await rowsIn(table, measurePartition(code), rowsOf('revision'));
      return inChainOrder(rows.map((row) => fromRow(withPeriod(row), revisionShape)));
    },
    ofCommittee: (committee) => routingsOf(table, committee),
    titles: () => recordsOf(table, measureShape).list(`${partitionsOf('m')} and ${odata`RowKey eq ${MEASURE}`}`),
    all: () => filesIn(table, odata`RowKey lt ${OPENED_BEFORE}`),
    takenOut: () => takenOut(table),
  };
}

const openedSince = (day: Day) => odata`RowKey ge ${firstAt(day)} and RowKey lt ${OPENED_BEFORE}`;

async function* filesIn(table: AzureTable, rows: string): AsyncIterable<MeasureFile> {
  for await (const own of byPartition(table.list(`${partitionsOf('m')} and ${rows}`))) {
    const file = fileOf(own);
    if (file !== undefined) yield file;
  }
}

async function* takenOut(table: AzureTable): AsyncIterable<MeasureFile> {
  for await (const { partition } of table.list(odata`RowKey eq ${REMOVED_MEASURE}`)) {
    const file = fileOf(await rowsIn(table, partition, odata`RowKey lt ${OPENED_BEFORE}`), REMOVED_MEASURE);
    if (file !== undefined) yield file;
  }
}

/** Measures without their readings: what an import needs to know, in few pages. */
export const heads = (table: AzureTable): AsyncIterable<MeasureFile> =>
  filesIn(table, odata`(RowKey eq ${CHAIN} or RowKey eq ${MEASURE})`);
