import { z } from 'zod';
import type { Random } from '../core/services.ts';
import type { Templates } from '../features/reports/store.ts';
import { fromRow, pieces, toColumns } from './engine/entity.ts';
import { key } from './engine/keys.ts';
import { collect } from './engine/streams.ts';
import { odata, type Table } from './engine/table.ts';

const TEMPLATE = 'template';
const HEAD = 'head';
/** Characters in one row: at two bytes each well under the megabyte that a row may hold. */
const PART = 400_000;

const headShape = z.object({ version: z.string(), parts: z.number() });
const partShape = z.object({ base64: z.string() });

/** The template as base64 text over several rows; the head row is last, so that a partial template is never read. */
export function tableTemplates(table: Table, random: Random): Templates {
  const all = () => collect(table.list(odata`PartitionKey eq ${TEMPLATE}`));
  return {
    async current() {
      const rows = new Map((await all()).map((row) => [row.row, row]));
      const head = rows.get(HEAD);
      if (head === undefined) return undefined;
      const { version, parts } = fromRow(head, headShape);
      const text = Array.from({ length: parts }, (_part, index) => {
        const row = rows.get(partKey(version, index));
        return row === undefined ? '' : fromRow(row, partShape).base64;
      });
      return Buffer.from(text.join(''), 'base64');
    },
    async save(bytes) {
      const before = await all();
      const version = Buffer.from(random.bytes(8)).toString('hex');
      const parts = pieces(Buffer.from(bytes).toString('base64'), PART);
      for (const [index, base64] of parts.entries()) {
        const row = { row: partKey(version, index), columns: toColumns({ base64 }) };
        await table.transact(TEMPLATE, [{ act: 'put', ...row }]);
      }
      const columns = toColumns({ version, parts: parts.length });
      await table.transact(TEMPLATE, [{ act: 'put', row: HEAD, columns }]);
      for (const { row } of before) if (row !== HEAD) await table.transact(TEMPLATE, [{ act: 'delete', row }]);
    },
  };
}

const partKey = (version: string, index: number) => key('part', version, String(index).padStart(4, '0'));
