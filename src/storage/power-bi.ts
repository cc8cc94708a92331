import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PowerBiTable } from '../features/power-bi/store.ts';
import type { PowerBiRow } from '../features/power-bi/rules/rows.ts';
import { doubleColumn, fromRow, toColumns } from './engine/entity.ts';
import type { ColumnValue } from './engine/guards.ts';
import { key } from './engine/keys.ts';
import { transactMany } from './engine/many-rows.ts';
import { type RowWrite, odata, type AzureTable } from './engine/table.ts';
import { rowsIn } from './engine/read-many.ts';
import { text } from './engine/fields.ts';

const STATE = 'powerbi';
const SHAPE = 'shape';
/** Always doubles: Power BI guesses a column's type from its first rows. */
const WHOLE = ['segment', 'hiddenBelow'];
/** A dashboard needs no more, and a property may hold 32,768 characters. */
const MOST_TEXT = 30_000;

/** `open()` is the table that dashboards read; the state of the export is kept in our own table. */
export function tablePowerBi(own: AzureTable, open: () => Promise<AzureTable>): PowerBiTable {
  return {
    async put(code, rows) {
      const table = await open();
      const partition = key(code.toUpperCase());
      const stored = await rowsIn(table, partition);
      const known = new Map(stored.map((row) => [row.row, String(row.columns['rowHash'] ?? '')]));
      const wanted = new Map(rows.map((row) => [rowKey(row), columnsOf(row)]));
      const changed = [...wanted].filter(([row, columns]) => known.get(row) !== columns['rowHash']);
      const gone = [...known.keys()].filter((row) => !wanted.has(row));
      const acts: RowWrite[] = [
        ...changed.map(([row, columns]): RowWrite => ({ act: 'put', row, columns })),
        ...gone.map((row): RowWrite => ({ act: 'delete', row })),
      ];
      await transactMany(table, partition, acts);
      return { written: changed.length, removed: gone.length, unchanged: rows.length - changed.length };
    },
    async shape() {
      const stored = await own.get(STATE, SHAPE);
      if (stored === undefined || (await isEmpty(await open()))) return undefined;
      return fromRow(stored, z.object({ shape: text })).shape;
    },
    async keepShape(shape) {
      await own.transact(STATE, [{ act: 'put', row: SHAPE, columns: toColumns({ shape }) }]);
    },
  };
}

/** The state of a store that was restored elsewhere describes another table. */
async function isEmpty(table: AzureTable): Promise<boolean> {
  for await (const _row of table.list(odata`PartitionKey ge ${''}`, 1)) return false;
  return true;
}

/** In the order of time; the same reading always has the same key. */
const rowKey = ({ period, columns }: PowerBiRow) => key(String(columns['periodEnd'] ?? ''), period);

function columnsOf({ columns }: PowerBiRow): Record<string, ColumnValue> {
  const made: Record<string, ColumnValue> = {};
  for (const [name, value] of Object.entries(columns)) {
    if (value === undefined || value === '') continue;
    if (typeof value === 'number' && !WHOLE.includes(name)) made[name] = doubleColumn(value);
    else Object.assign(made, toColumns({ [name]: typeof value === 'string' ? value.slice(0, MOST_TEXT) : value }));
  }
  return { ...made, rowHash: createHash('sha256').update(JSON.stringify(made)).digest('base64url') };
}
