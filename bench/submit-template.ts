import { TableClient } from '@azure/data-tables';
import { measurePartition } from '../src/storage/engine/keys.ts';
import type { Template } from './bare-server.ts';
import { measureCode } from './registers.ts';

/** The rows that the product's submit wrote, as they lie in the measure's partition. */
export async function rowsOfSubmit(connectionString: string, table: string, owner: number): Promise<Template['rows']> {
  const client = TableClient.fromConnectionString(connectionString, table, { allowInsecureConnection: true });
  const partition = measurePartition(measureCode(owner));
  const found = new Map<string, Template['rows'][number]>();
  for await (const row of client.listEntities({ queryOptions: { filter: `PartitionKey eq '${partition}'` } })) {
    const rowKey = String(row.rowKey);
    const { etag: _etag, timestamp: _timestamp, ...columns } = row;
    const [kind] = rowKey.split('|');
    const ofThisPeriod = rowKey.includes('FY2026~2f27-H1');
    if (kind === 'chain' || ofThisPeriod) found.set(kind === 'revision' ? kind : rowKey, { ...columns, rowKey });
  }
  if (found.size !== 4) throw new Error(`a submit writes four rows; here are ${found.size}`);
  return [...found.values()];
}
