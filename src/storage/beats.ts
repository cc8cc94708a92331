import { z } from 'zod';
import type { Beat, Beats } from '../messaging/schedule.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import { key } from './engine/keys.ts';
import { collect } from './engine/streams.ts';
import { odata } from './engine/table.ts';
import { deleteRows } from './engine/many-rows.ts';
import type { Table } from './engine/table.ts';

const SLOT = 'slot';
const BEAT = 'beat';
/** Claims are kept for a day, and cleared once an hour by whoever claims. */
const KEPT_MS = 24 * 3_600_000;
const CLEARED_EVERY_MS = 3_600_000;

const shape: z.ZodType<Beat> = z.object({
  job: z.string(),
  at: z.string(),
  next: z.string(),
  outcome: z.enum(['waiting', 'done', 'failed']),
  reason: z.string(),
});

/** Claims of slots, by time, and the last beat of each job. */
export function tableBeats(table: Table): Beats {
  let cleared = Number.NEGATIVE_INFINITY;
  return {
    async claim(job, slot) {
      const row = key(slot.toISOString(), job);
      const { outcome } = await table.transact(SLOT, [{ act: 'insert', row, columns: {} }]);
      if (outcome === 'done' && slot.getTime() - cleared >= CLEARED_EVERY_MS) {
        cleared = slot.getTime();
        await clear(table, new Date(slot.getTime() - KEPT_MS));
      }
      return outcome === 'done';
    },
    async keep(beat) {
      await table.transact(BEAT, [{ act: 'put', row: key(beat.job), columns: toColumns(beat) }]);
    },
    async all() {
      return (await collect(table.list(odata`PartitionKey eq ${BEAT}`))).map((row) => fromRow(row, shape));
    },
  };
}

/** Another scheduler may clear at the same time: what is gone already is no fault. */
async function clear(table: Table, before: Date): Promise<void> {
  const old = await collect(table.list(odata`PartitionKey eq ${SLOT} and RowKey lt ${before.toISOString()}`));
  const rows = old.map(({ row }) => row);
  await deleteRows(table, SLOT, rows);
}
