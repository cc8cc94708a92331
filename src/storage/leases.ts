import { z } from 'zod';
import type { Leases } from '../messaging/schedule.ts';
import type { Lease } from '../messaging/rules/lease.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import { key } from './engine/keys.ts';
import type { Table } from './engine/table.ts';

const LEASE = 'lease';
const shape: z.ZodType<Lease> = z.object({ holder: z.string(), count: z.number(), wantedBy: z.string() });

/** A row for each lease, changed by its ETag: of several who try at once, one succeeds. */
export function tableLeases(table: Table): Leases {
  return {
    async read(name) {
      const stored = await table.get(LEASE, key(name));
      return stored && { lease: fromRow(stored, shape), version: stored.etag };
    },
    async write(name, lease, version) {
      const row = { row: key(name), columns: toColumns(lease) };
      const { etags } = {
        etags: undefined,
        ...(await table.transact(LEASE, [
          version === undefined ? { act: 'insert', ...row } : { act: 'replace', ...row, etag: version },
        ])),
      };
      return etags?.get(row.row);
    },
  };
}
