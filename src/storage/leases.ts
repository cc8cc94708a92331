import { z } from 'zod';
import type { Leases } from '../messaging/schedule.ts';
import type { Lease } from '../messaging/rules/lease.ts';
import { key } from './engine/keys.ts';
import type { Table } from './engine/table.ts';
import { recordsOf } from './engine/versioned-record.ts';

const LEASE = 'lease';
const shape: z.ZodType<Lease> = z.object({ holder: z.string(), count: z.number(), wantedBy: z.string() });

/** A row for each lease. Its ETag decides: when several processes write at once, one succeeds. */
export function tableLeases(table: Table): Leases {
  const leases = recordsOf(table, shape);
  return {
    async read(name) {
      const found = await leases.read(LEASE, key(name));
      return found && { lease: found.value, version: found.version };
    },
    async write(name, lease, version) {
      const row = key(name);
      const written = await table.transact(LEASE, [leases.guarded(row, lease, version)]);
      return written.outcome === 'done' ? written.etags.get(row) : undefined;
    },
  };
}
