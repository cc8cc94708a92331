import { z } from 'zod';
import type { Day } from '../core/calendar/day.ts';
import type { Wake, WakeFor, Wakes } from '../messaging/schedule.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import { after, key } from './engine/keys.ts';
import { transactMany } from './engine/many-rows.ts';
import { dayShape } from './engine/shapes.ts';
import { collect } from './engine/streams.ts';
import { odata } from './engine/table.ts';
import type { RowChange, Table } from './engine/table.ts';

const shape = z.object({ id: z.string(), on: dayShape });
const partitionOf = (job: WakeFor): string => key('wake', job);
const wakeKey = (id: string, on: Day): string => key(on, id);

/** A partition for each job, in the order of days, so that a beat reads only what is due. */
export function tableWakes(table: Table): Wakes {
  const setAll = (wakes: readonly Wake[]) => noteWakes(table, wakes);
  const clearAll = (wakes: readonly Wake[]) =>
    inBatches(table, wakes, ({ id, on }) => ({ act: 'delete', row: wakeKey(id, on) }));
  return {
    async due(job, today) {
      const filter = odata`PartitionKey eq ${partitionOf(job)} and RowKey lt ${after(today)}`;
      return (await collect(table.list(filter))).map((row) => fromRow(row, shape));
    },
    set: (job, id, on) => setAll([{ job, id, on }]),
    clear: (job, id, on) => clearAll([{ job, id, on }]),
    setAll,
    clearAll,
  };
}

export function noteWakes(table: Table, wakes: readonly Wake[]): Promise<void> {
  return inBatches(table, wakes, ({ id, on }) => ({
    act: 'put',
    row: wakeKey(id, on),
    columns: toColumns({ id, on }),
  }));
}

/** Azure refuses a row that is twice in one transaction. */
async function inBatches(table: Table, wakes: readonly Wake[], actOf: (wake: Wake) => RowChange): Promise<void> {
  for (const [job, own] of Map.groupBy(wakes, (wake) => wake.job)) {
    const partition = partitionOf(job);
    const acts = [...new Map(own.map(actOf).map((act) => [act.row, act])).values()];
    await transactMany(table, partition, acts);
  }
}
