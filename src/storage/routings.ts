import { z } from 'zod';
import { type Routing, routingChanges, type RoutingChanges } from '../core/measures/routing.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import { after, key } from './engine/keys.ts';
import { dayShape } from './engine/shapes.ts';
import { mapAtOnce } from '../core/at-once.ts';
import { collect } from './engine/streams.ts';
import { odata } from './engine/table.ts';
import { transactMany } from './engine/many-rows.ts';
import type { Table } from './engine/table.ts';

export { routingChanges };

const shape: z.ZodType<Routing> = z.object({
  code: z.string(),
  from: dayShape.exactOptional(),
  until: dayShape.exactOptional(),
});

/** A partition for each committee, with a row for each time that a measure was routed to it. */
const committeePartition = (committee: string): string => key('c', committee.toUpperCase());
const ALWAYS = '0000-00-00';
const routingKey = ({ code, from }: Routing): string => key(code.toUpperCase(), from ?? ALWAYS);

export async function routingsOf(table: Table, committee: string): Promise<Routing[]> {
  const partition = committeePartition(committee);
  return (await collect(table.list(odata`PartitionKey eq ${partition}`))).map((row) => fromRow(row, shape));
}

/** Before the measure: a crash in between leaves a routing too many, which the measure itself does not confirm. */
export async function beginRoutings(table: Table, begun: RoutingChanges['begun']): Promise<void> {
  const byCommittee = [...Map.groupBy(begun, ({ committee }) => committeePartition(committee))];
  await mapAtOnce(byCommittee, 8, async ([partition, own]) => {
    const rows = own.map(({ routing }) => put(routing));
    await transactMany(table, partition, rows);
  });
}

/** After the measure. The row stays with its last day, because older reports of the committee need it. */
export async function endRoutings(table: Table, ended: RoutingChanges['ended']): Promise<void> {
  await mapAtOnce(ended, 8, async ({ committee, code, until }) => {
    const partition = committeePartition(committee);
    const prefix = key(code.toUpperCase());
    const filter = odata`PartitionKey eq ${partition} and RowKey ge ${`${prefix}|`} and RowKey lt ${after(prefix)}`;
    const current = (await collect(table.list(filter)))
      .map((row) => fromRow(row, shape))
      .filter((routing) => routing.until === undefined);
    await table.transact(
      partition,
      current.map((routing) => put({ ...routing, until })),
    );
  });
}

const put = (routing: Routing) => ({ act: 'put' as const, row: routingKey(routing), columns: toColumns(routing) });
