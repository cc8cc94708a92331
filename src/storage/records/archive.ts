import { z } from 'zod';
import type { ArchiveRow, RowArchive, SchemaState, VersionedRow } from '../../features/records/archive.ts';
import { batchesOf } from '../engine/many-rows.ts';
import { doubleColumn, fromRow, numberColumn, type StoredRow, toColumns } from '../engine/entity.ts';
import type { ColumnValue } from '../engine/guards.ts';
import { personOf } from '../engine/keys.ts';
import { DOUBLES } from '../measures/measure-rows.ts';
import { SECRET } from '../processes.ts';
import { type Connection, odata, openTable, type RowWrite, type AzureTable } from '../engine/table.ts';
import { text } from '../engine/fields.ts';

const SCHEMA = 'schema';
const STATE = 'state';
/** Rows that are collected before they are written: a few transactions of one partition. */
const HELD = 1000;

const schemaShape: z.ZodType<SchemaState> = z.object({
  version: z.number(),
  lookedAt: z.object({ partition: text, row: text }).exactOptional(),
});

export async function openTableArchive(connection: Connection, name: string): Promise<RowArchive> {
  return tableArchive(await openTable(connection, name));
}

function tableArchive(table: AzureTable): RowArchive {
  return {
    async isEmpty() {
      for await (const _row of table.list(`${notSchema} and ${notSecret}`, 1)) return false;
      return true;
    },
    rows: (after) => rows(table, after),
    write: (incoming) => write(table, incoming),
    async replace({ partition, row, columns, version }) {
      const act: RowWrite = { act: 'replace', row, columns: typed(columns), etag: version };
      return (await table.transact(partition, [act])).outcome === 'done' ? 'done' : 'changed';
    },
    async read({ partition, row }) {
      const stored = await table.get(partition, row);
      return stored === undefined ? undefined : versioned(stored);
    },
    async schema() {
      const stored = await table.get(SCHEMA, STATE);
      return stored === undefined ? undefined : fromRow(stored, schemaShape);
    },
    async keepSchema(state) {
      await table.transact(SCHEMA, [{ act: 'put', row: STATE, columns: toColumns(state) }]);
    },
  };
}

const notSchema = odata`PartitionKey ne ${SCHEMA}`;
const notSecret = odata`PartitionKey ne ${SECRET}`;

async function* rows(table: AzureTable, after?: Pick<ArchiveRow, 'partition' | 'row'>): AsyncIterable<VersionedRow> {
  const { partition = '', row = '' } = after ?? {};
  const later = odata`(PartitionKey gt ${partition} or (PartitionKey eq ${partition} and RowKey gt ${row}))`;
  for await (const stored of table.list(after === undefined ? notSchema : `${notSchema} and ${later}`)) {
    yield versioned(stored);
  }
}

function versioned({ partition, row, etag, columns }: StoredRow): VersionedRow {
  const person = personOf(partition);
  return {
    partition,
    row,
    version: etag,
    columns: columns as VersionedRow['columns'],
    ...(person !== undefined && { ofPerson: person }),
  };
}

async function write(table: AzureTable, incoming: AsyncIterable<ArchiveRow>): Promise<number> {
  let [partition, held, count]: [string, RowWrite[], number] = ['', [], 0];
  const flush = async () => {
    for (const { acts } of batchesOf(held.map((act) => ({ acts: [act] })))) await table.transact(partition, acts);
    held = [];
  };
  for await (const row of incoming) {
    if (row.partition !== partition || held.length >= HELD) await flush();
    partition = row.partition;
    held.push({ act: 'put', row: row.row, columns: typed(row.columns) });
    count++;
  }
  await flush();
  return count;
}

/** The service does not tell an integer from a whole double, so doubles are known by their column names. */
function typed(columns: ArchiveRow['columns']): Record<string, ColumnValue> {
  const all = Object.entries(columns).map(([name, value]): [string, ColumnValue] => {
    if (typeof value !== 'number') return [name, value];
    return [name, DOUBLES.has(name) ? doubleColumn(value) : numberColumn(value)];
  });
  return Object.fromEntries(all);
}
