import { z } from 'zod';
import type { Day } from '../../domain/calendar/day.ts';
import type { WakeFor, Wakes } from '../../app/ports.ts';
import { fromRow, toColumns } from './entity.ts';
import { after, key } from './keys.ts';
import { dayShape } from './shapes.ts';
import { collect } from './streams.ts';
import { odata } from './table.ts';
import type { Table } from './table.ts';

const shape = z.object({ id: z.string(), on: dayShape });
const partitionOf = (job: WakeFor): string => key('wake', job);
const wakeKey = (id: string, on: Day): string => key(on, id);

/** Rows by day, a partition for each job, so that a beat reads the days that have come and nothing else. */
export function tableWakes(table: Table): Wakes {
  return {
    async due(job, today) {
      const filter = odata`PartitionKey eq ${partitionOf(job)} and RowKey lt ${after(today)}`;
      return (await collect(table.list(filter))).map((row) => fromRow(row, shape));
    },
    async set(job, id, on) {
      await table.transact(partitionOf(job), [{ act: 'put', row: wakeKey(id, on), columns: toColumns({ id, on }) }]);
    },
    async clear(job, id, on) {
      await table.transact(partitionOf(job), [{ act: 'delete', row: wakeKey(id, on) }]);
    },
  };
}
