import { z } from 'zod';
import type { SheetAddresses } from '../features/thrive/store.ts';
import { after, key } from './engine/keys.ts';
import { deleteListed } from './engine/many-rows.ts';
import { dayShape } from './engine/shapes.ts';
import { odata, type Table } from './engine/table.ts';
import { recordsOf } from './engine/versioned-record.ts';

const SHEET = 'sheet';
const shape = z.object({ group: z.string(), until: dayShape });

/** A partition for each address, as for every page that is opened by its address alone. */
export function tableSheetAddresses(table: Table): SheetAddresses {
  const addresses = recordsOf(table, shape);
  return {
    keep: (hash, address) => addresses.put(key('page', hash), SHEET, address),
    byHash: async (hash) => (await addresses.read(key('page', hash), SHEET))?.value,
    dropOver: (today) => {
      const [from, to] = ['page|', after('page')];
      return deleteListed(
        table,
        odata`PartitionKey ge ${from} and PartitionKey lt ${to} and RowKey eq ${SHEET} and until lt ${today}`,
      );
    },
  };
}
