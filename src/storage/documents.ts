import { z } from 'zod';
import type { Clock, Random } from '../core/services.ts';
import type { Documents, KeptDocument } from '../messaging/files.ts';
import type { PersonKey } from '../core/measures/measure.ts';
import { fromRow, pieces, type StoredRow, toColumns } from './engine/entity.ts';
import { fitsKey, key } from './engine/keys.ts';
import { collect } from './engine/streams.ts';
import { odata, type Table } from './engine/table.ts';

const WAITING = 'documents';
const HEAD = 'head';
/** Characters in one row: at two bytes each well under the megabyte that a row may hold. */
const PART = 400_000;
/** Expired documents that are removed whenever one is kept. */
const SWEPT = 10;

const headShape = z.object({
  name: z.string(),
  type: z.string(),
  to: z.string(),
  until: z.string(),
  parts: z.number(),
});
const partShape = z.object({ base64: z.string() });
const waitingShape = z.object({ id: z.string(), parts: z.number() });

/** Documents as base64 text over several rows: they are small and expire after a day, so a table is enough. */
export function tableDocuments(table: Table, clock: Clock, random: Random): Documents {
  const partition = (id: string) => key('document', id);
  const removeWaiting = async (waiting: StoredRow) => {
    const { id, parts } = fromRow(waiting, waitingShape);
    await remove(id, parts, waiting.row);
  };
  const remove = async (id: string, parts: number, hint: string) => {
    const rows = [HEAD, ...Array.from({ length: parts }, (_part, index) => partKey(index))];
    for (const row of rows) await table.transact(partition(id), [{ act: 'delete', row }]);
    await table.transact(WAITING, [{ act: 'delete', row: hint }]);
  };
  const write = async (id: string, { bytes, until, ...head }: KeptDocument) => {
    const parts = pieces(Buffer.from(bytes).toString('base64'), PART);
    // The expiry row first, so that a document that a crash left incomplete is removed too.
    const hint = {
      act: 'put',
      row: key(until.toISOString(), id),
      columns: toColumns({ id, parts: parts.length }),
    } as const;
    await table.transact(WAITING, [hint]);
    for (const [index, base64] of parts.entries()) {
      await table.transact(partition(id), [{ act: 'put', row: partKey(index), columns: toColumns({ base64 }) }]);
    }
    const columns = toColumns({ ...head, until: until.toISOString(), parts: parts.length });
    await table.transact(partition(id), [{ act: 'put', row: HEAD, columns }]);
  };
  const sweep = async () => {
    const over = key(clock.now().toISOString());
    const rows = await collect(table.list(odata`PartitionKey eq ${WAITING} and RowKey lt ${over}`));
    for (const row of rows.slice(0, SWEPT)) await removeWaiting(row);
  };
  const drop = async (id: string): Promise<void> => {
    const head = fitsKey('document', id) ? await table.get(partition(id), HEAD) : undefined;
    if (head === undefined) return;
    const { until, parts } = fromRow(head, headShape);
    await remove(id, parts, key(until, id));
  };
  const open = async (id: string): Promise<KeptDocument | undefined> => {
    if (!fitsKey('document', id)) return undefined;
    const rows = await collect(table.list(odata`PartitionKey eq ${partition(id)}`));
    const first = rows.find(({ row }) => row === HEAD);
    if (first === undefined) return undefined;
    const { name, type, to, until } = fromRow(first, headShape);
    if (Date.parse(until) <= clock.now().getTime()) return undefined;
    const parts = rows.filter((row) => row !== first).map((row) => fromRow(row, partShape).base64);
    const bytes = Buffer.from(parts.join(''), 'base64');
    return { name, type, bytes, to: to as PersonKey, until: new Date(until) };
  };
  return {
    async keep(document) {
      await sweep();
      const id = Buffer.from(random.bytes(24)).toString('base64url');
      await write(id, document);
      return id;
    },
    async ids() {
      return (await collect(table.list(odata`PartitionKey eq ${WAITING}`))).map((row) => fromRow(row, waitingShape).id);
    },
    async replace(id, bytes) {
      const there = await open(id);
      if (there === undefined) return;
      // Delete and write again, so that no part of a longer document is left.
      await drop(id);
      await write(id, { ...there, bytes });
    },
    drop,
    open,
  };
}

const partKey = (index: number) => key('part', String(index).padStart(4, '0'));
