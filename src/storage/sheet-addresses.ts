import { z } from 'zod';
import type { SheetAddresses } from '../features/thrive/sheet-store.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import { after, key } from './engine/keys.ts';
import { dayShape } from './engine/shapes.ts';
import { odata, type Table } from './engine/table.ts';

const SHEET = 'sheet';
const shape = z.object({ group: z.string(), until: dayShape });

/** A partition for each address: it is met by strangers, one at a time. */
export function tableSheetAddresses(table: Table): SheetAddresses {
  return {
    async keep(hash, address) {
      await table.transact(key('page', hash), [{ act: 'put', row: SHEET, columns: toColumns(address) }]);
    },
    async dropOver(today) {
      const [from, to] = ['page|', after('page')];
      let dropped = 0;
      const filter = odata`PartitionKey ge ${from} and PartitionKey lt ${to} and RowKey eq ${SHEET} and until lt ${today}`;
      for await (const { partition } of table.list(filter)) {
        await table.transact(partition, [{ act: 'delete', row: SHEET }]);
        dropped += 1;
      }
      return dropped;
    },
    async byHash(hash) {
      const stored = await table.get(key('page', hash), SHEET);
      return stored === undefined ? undefined : fromRow(stored, shape);
    },
  };
}
