import { z } from 'zod';
import type { PersonKey } from '../core/ids.ts';
import type { Clock, Random } from '../core/services.ts';
import type { Templates } from '../features/reports/store.ts';
import type { Documents, KeptDocument } from '../messaging/files.ts';
import { fromRow, pieces, toColumns } from './engine/entity.ts';
import { fitsKey, key } from './engine/keys.ts';
import { rowsIn } from './engine/read-many.ts';
import { odata, type AzureTable } from './engine/table.ts';
import { text } from './engine/fields.ts';

/* Documents and the report template, as base64 text over several rows of a partition; the head row is last. */
const WAITING = 'documents';
const TEMPLATE = 'template';
const HEAD = 'head';
/** Characters in one row: at two bytes each well under the megabyte that a row may hold. */
const PART = 400_000;
/** Expired documents that are removed whenever one is kept. */
const SWEPT = 10;

const headShape = z.object({
  name: text,
  type: text,
  to: text,
  until: text,
  parts: z.number(),
});
const templateShape = z.object({ version: text, parts: z.number() });
const partShape = z.object({ base64: text });
const waitingShape = z.object({ id: text, parts: z.number() });

const partKey = (index: number, ...of: readonly string[]) => key('part', ...of, String(index).padStart(4, '0'));
const partsOf = (bytes: Uint8Array) => pieces(Buffer.from(bytes).toString('base64'), PART);

/** They are small and expire after a day, so a table is enough. */
export function tableDocuments(table: AzureTable, clock: Clock, random: Random): Documents {
  const partition = (id: string) => key('document', id);
  const remove = async ({ id, parts }: z.infer<typeof waitingShape>, waiting: string) => {
    const rows = [HEAD, ...Array.from({ length: parts }, (_part, index) => partKey(index))];
    for (const row of rows) await table.transact(partition(id), [{ act: 'delete', row }]);
    await table.transact(WAITING, [{ act: 'delete', row: waiting }]);
  };
  const write = async (id: string, { bytes, until, ...head }: KeptDocument) => {
    const parts = partsOf(bytes);
    // The expiry row first, so that a document that a crash left incomplete is removed too.
    const waiting = { row: key(until.toISOString(), id), columns: toColumns({ id, parts: parts.length }) };
    await table.transact(WAITING, [{ act: 'put', ...waiting }]);
    for (const [index, base64] of parts.entries()) {
      await table.transact(partition(id), [{ act: 'put', row: partKey(index), columns: toColumns({ base64 }) }]);
    }
    const columns = toColumns({ ...head, until: until.toISOString(), parts: parts.length });
    await table.transact(partition(id), [{ act: 'put', row: HEAD, columns }]);
  };
  const sweep = async () => {
    const expired = await rowsIn(table, WAITING, odata`RowKey lt ${key(clock.now().toISOString())}`);
    for (const stored of expired.slice(0, SWEPT)) await remove(fromRow(stored, waitingShape), stored.row);
  };
  const drop = async (id: string): Promise<void> => {
    const head = fitsKey('document', id) ? await table.get(partition(id), HEAD) : undefined;
    if (head === undefined) return;
    const { until, parts } = fromRow(head, headShape);
    await remove({ id, parts }, key(until, id));
  };
  const open = async (id: string): Promise<KeptDocument | undefined> => {
    if (!fitsKey('document', id)) return undefined;
    const rows = await rowsIn(table, partition(id));
    const head = rows.find(({ row }) => row === HEAD);
    if (head === undefined) return undefined;
    const { name, type, to, until } = fromRow(head, headShape);
    if (Date.parse(until) <= clock.now().getTime()) return undefined;
    const parts = rows.filter((row) => row !== head).map((row) => fromRow(row, partShape).base64);
    return { name, type, bytes: Buffer.from(parts.join(''), 'base64'), to: to as PersonKey, until: new Date(until) };
  };
  return {
    async keep(document) {
      await sweep();
      const id = Buffer.from(random.bytes(24)).toString('base64url');
      await write(id, document);
      return id;
    },
    ids: async () => (await rowsIn(table, WAITING)).map((row) => fromRow(row, waitingShape).id),
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

export function tableTemplates(table: AzureTable, random: Random): Templates {
  return {
    async current() {
      const rows = new Map((await rowsIn(table, TEMPLATE)).map((row) => [row.row, row]));
      const head = rows.get(HEAD);
      if (head === undefined) return undefined;
      const { version, parts } = fromRow(head, templateShape);
      const texts = Array.from({ length: parts }, (_part, index) => {
        const row = rows.get(partKey(index, version));
        return row === undefined ? '' : fromRow(row, partShape).base64;
      });
      return Buffer.from(texts.join(''), 'base64');
    },
    async save(bytes) {
      const before = await rowsIn(table, TEMPLATE);
      const version = Buffer.from(random.bytes(8)).toString('hex');
      const parts = partsOf(bytes);
      for (const [index, base64] of parts.entries()) {
        const part = { row: partKey(index, version), columns: toColumns({ base64 }) };
        await table.transact(TEMPLATE, [{ act: 'put', ...part }]);
      }
      const columns = toColumns({ version, parts: parts.length });
      await table.transact(TEMPLATE, [{ act: 'put', row: HEAD, columns }]);
      for (const { row } of before) if (row !== HEAD) await table.transact(TEMPLATE, [{ act: 'delete', row }]);
    },
  };
}
