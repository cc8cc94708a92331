import { z } from 'zod';
import type { SheetAddresses } from '../../app/ports.ts';
import { fromRow, toColumns } from './entity.ts';
import { key } from './keys.ts';
import { dayShape } from './shapes.ts';
import type { Table } from './table.ts';

const SHEET = 'sheet';
const shape = z.object({ group: z.string(), until: dayShape });

/** A partition for each address: it is met by strangers, one at a time. */
export function tableSheetAddresses(table: Table): SheetAddresses {
  return {
    async keep(hash, address) {
      await table.transact(key('page', hash), [{ act: 'put', row: SHEET, columns: toColumns(address) }]);
    },
    async byHash(hash) {
      const stored = await table.get(key('page', hash), SHEET);
      return stored === undefined ? undefined : fromRow(stored, shape);
    },
  };
}
