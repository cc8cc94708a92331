import { z } from 'zod';
import type { UploadPages } from '../features/register/upload-store.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import { after, key } from './engine/keys.ts';
import { personKeyShape } from './engine/shapes.ts';
import { odata, type Table } from './engine/table.ts';

const UPLOAD = 'upload';
const shape = z.object({ person: personKeyShape, until: z.string(), left: z.number() });

/** A partition for each address, as of every page that is met by whoever holds its address. */
export function tableUploadPages(table: Table): UploadPages {
  const takeOne = async (hash: string): Promise<boolean> => {
    const stored = await table.get(key('page', hash), UPLOAD);
    if (stored === undefined) return false;
    const page = fromRow(stored, shape);
    if (page.left < 1) return false;
    const columns = toColumns({ ...page, left: page.left - 1 });
    const taken = await table.transact(stored.partition, [{ act: 'replace', row: UPLOAD, columns, etag: stored.etag }]);
    return taken.outcome === 'done' || takeOne(hash); // somebody was quicker: there is one fewer
  };
  return {
    takeOne,
    async keep(hash, page) {
      await table.transact(key('page', hash), [{ act: 'insert', row: UPLOAD, columns: toColumns(page) }]);
    },
    async byHash(hash) {
      const stored = await table.get(key('page', hash), UPLOAD);
      return stored === undefined ? undefined : fromRow(stored, shape);
    },
    async dropOver(now) {
      const [from, to] = ['page|', after('page')];
      const over = now.toISOString();
      const filter = odata`PartitionKey ge ${from} and PartitionKey lt ${to} and RowKey eq ${UPLOAD} and until lt ${over}`;
      let dropped = 0;
      for await (const { partition } of table.list(filter)) {
        await table.transact(partition, [{ act: 'delete', row: UPLOAD }]);
        dropped += 1;
      }
      return dropped;
    },
  };
}
