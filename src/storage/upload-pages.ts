import { z } from 'zod';
import { saveWithRetry } from '../core/save-with-retry.ts';
import type { UploadPages } from '../features/register/store.ts';
import { after, key } from './engine/keys.ts';
import { deleteListed } from './engine/many-rows.ts';
import { personKeyShape } from './engine/shapes.ts';
import { odata, type Table } from './engine/table.ts';
import { recordsOf } from './engine/versioned-record.ts';

const UPLOAD = 'upload';
const shape = z.object({ person: personKeyShape, until: z.string(), left: z.number() });
const partitionOf = (hash: string): string => key('page', hash);

/** A partition for each address, as for every page that is opened by its address alone. */
export function tableUploadPages(table: Table): UploadPages {
  const pages = recordsOf(table, shape);
  const byHash = (hash: string) => pages.read(partitionOf(hash), UPLOAD);
  return {
    takeOne: (hash) =>
      saveWithRetry({ what: 'an upload page', load: () => byHash(hash) }, async (page) => {
        if (page === undefined || page.value.left < 1) return false;
        const taken = { ...page.value, left: page.value.left - 1 };
        return (await pages.save(partitionOf(hash), UPLOAD, taken, page.version)) === 'saved' || 'conflict';
      }),
    async keep(hash, page) {
      await pages.save(partitionOf(hash), UPLOAD, page, undefined);
    },
    byHash: async (hash) => (await byHash(hash))?.value,
    dropOver: (now) => {
      const [from, to, over] = ['page|', after('page'), now.toISOString()];
      return deleteListed(
        table,
        odata`PartitionKey ge ${from} and PartitionKey lt ${to} and RowKey eq ${UPLOAD} and until lt ${over}`,
      );
    },
  };
}
