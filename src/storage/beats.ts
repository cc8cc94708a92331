import { z } from 'zod';
import type { Beat, Beats } from '../messaging/schedule.ts';
import { key } from './engine/keys.ts';
import { collect } from './engine/streams.ts';
import { odata } from './engine/table.ts';
import { deleteRows } from './engine/many-rows.ts';
import type { Table } from './engine/table.ts';
import { recordsOf } from './engine/versioned-record.ts';

const SLOT = 'slot';
const BEAT = 'beat';
/** Claims are kept for a day; the scheduler that claims a slot removes old ones once an hour. */
const KEPT_MS = 24 * 3_600_000;
const CLEARED_EVERY_MS = 3_600_000;

const shape: z.ZodType<Beat> = z.object({
  job: z.string(),
  at: z.string(),
  next: z.string(),
  outcome: z.enum(['waiting', 'done', 'failed']),
  reason: z.string(),
});

export function tableBeats(table: Table): Beats {
  const beats = recordsOf(table, shape);
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
    keep: (beat) => beats.put(BEAT, key(beat.job), beat),
    all: () => beats.list(odata`PartitionKey eq ${BEAT}`),
  };
}

/** Another scheduler may do so at the same time: a missing row is no error. */
async function clear(table: Table, before: Date): Promise<void> {
  const old = await collect(table.list(odata`PartitionKey eq ${SLOT} and RowKey lt ${before.toISOString()}`));
  await deleteRows(
    table,
    SLOT,
    old.map(({ row }) => row),
  );
}
