import { z } from 'zod';
import type { Day } from '../../domain/calendar/day.ts';
import type { Wakes } from '../../app/ports.ts';
import { fromRow, toColumns } from './entity.ts';
import { after, key } from './keys.ts';
import { dayShape } from './shapes.ts';
import { collect } from './streams.ts';
import { odata } from './table.ts';
import type { Table } from './table.ts';

const WAKE = 'wake';
const shape = z.object({ code: z.string(), on: dayShape });
const wakeKey = (code: string, on: Day): string => key(on, code.toUpperCase());

/** Rows by day, so that a beat reads the days that have come and nothing else. */
export function tableWakes(table: Table): Wakes {
  return {
    async due(today) {
      const rows = await collect(table.list(odata`PartitionKey eq ${WAKE} and RowKey lt ${after(today)}`));
      return rows.map((row) => fromRow(row, shape));
    },
    async set(code, on) {
      await table.transact(WAKE, [{ act: 'put', row: wakeKey(code, on), columns: toColumns({ code, on }) }]);
    },
    async clear(code, on) {
      await table.transact(WAKE, [{ act: 'delete', row: wakeKey(code, on) }]);
    },
  };
}
