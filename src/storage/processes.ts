import { z } from 'zod';
import type { Beat, Beats, Leases } from '../messaging/schedule.ts';
import type { Lease } from '../messaging/rules/lease.ts';
import { inPartition, key } from './engine/keys.ts';
import { odata, type AzureTable } from './engine/table.ts';
import { recordsOf } from './engine/versioned-record.ts';
import { deleteRows } from './engine/many-rows.ts';
import type { TeamsEndpoint, TeamsEndpoints } from '../messaging/messenger.ts';
import { rowsIn } from './engine/read-many.ts';
import type { Random } from '../core/services.ts';
import type { Secrets } from '../core/store.ts';
import { text } from './engine/fields.ts';

const LEASE = 'lease';
const leaseShape: z.ZodType<Lease> = z.object({ holder: text, count: z.number(), wantedBy: text });

/** A row for each lease. Its ETag decides: when several processes write at once, one succeeds. */
export function tableLeases(table: AzureTable): Leases {
  const leases = recordsOf(table, leaseShape);
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

const SLOT = 'slot';
const BEAT = 'beat';
/** Claims are kept for a day; the scheduler that claims a slot removes old ones once an hour. */
const KEPT_MS = 24 * 3_600_000;
const CLEARED_EVERY_MS = 3_600_000;

const beatShape: z.ZodType<Beat> = z.object({
  job: text,
  at: text,
  next: text,
  outcome: z.enum(['waiting', 'done', 'failed']),
  reason: text,
});

export function tableBeats(table: AzureTable): Beats {
  const beats = recordsOf(table, beatShape);
  let cleared = Number.NEGATIVE_INFINITY;
  return {
    async claim(job, slot) {
      const row = key(slot.toISOString(), job);
      const { outcome } = await table.transact(SLOT, [{ act: 'insert', row, columns: {} }]);
      if (outcome === 'done' && slot.getTime() - cleared >= CLEARED_EVERY_MS) {
        cleared = slot.getTime();
        await clear(table, new Date(slot.getTime() - KEPT_MS));
      }
      return outcome === 'done';
    },
    keep: (beat) => beats.put(BEAT, key(beat.job), beat),
    all: () => beats.list(inPartition(BEAT)),
  };
}

/** Another scheduler may do so at the same time: a missing row is no error. */
async function clear(table: AzureTable, before: Date): Promise<void> {
  const old = await rowsIn(table, SLOT, odata`RowKey lt ${before.toISOString()}`);
  const rows = old.map(({ row }) => row);
  await deleteRows(table, SLOT, rows);
}

const [PARTITION, ROW] = ['teams', 'doorway'];
const endpointShape: z.ZodType<TeamsEndpoint> = z.object({ serviceUrl: text, tenantId: text, botId: text });

/** One row: the service address that Teams last called from. It is remembered here, so that most activities cost nothing. */
export function tableTeamsEndpoints(table: AzureTable): TeamsEndpoints {
  const endpoints = recordsOf(table, endpointShape);
  let known: string | undefined;
  return {
    latest: async () => (await endpoints.read(PARTITION, ROW))?.value,
    async seen({ serviceUrl, tenantId, botId }) {
      const name = JSON.stringify([serviceUrl, tenantId, botId]);
      if (name === known) return;
      await endpoints.put(PARTITION, ROW, { serviceUrl, tenantId, botId });
      known = name;
    },
  };
}

export const SECRET = 'secret';
const secretShape = z.object({ base64: text });

/** A row for each purpose. When several processes make one at once, all of them use the first that was stored. */
export function tableSecrets(table: AzureTable, random: Random): Secrets {
  const secrets = recordsOf(table, secretShape);
  return {
    async of(purpose) {
      const read = async () => (await secrets.read(SECRET, key(purpose)))?.value;
      const known = await read();
      if (known !== undefined) return Buffer.from(known.base64, 'base64');
      const made = { base64: Buffer.from(random.bytes(32)).toString('base64') };
      await secrets.save(SECRET, key(purpose), made, undefined);
      return Buffer.from(((await read()) ?? made).base64, 'base64');
    },
  };
}
