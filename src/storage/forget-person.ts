import type { Forgetting } from '../features/records/use-cases/forget.ts';
import { personPartition } from './engine/keys.ts';
import { deleteRows } from './engine/many-rows.ts';
import { indexPartitions, unpoint } from './person-index.ts';
import { PERSON } from './person-rows.ts';
import { odata, openTable } from './engine/table.ts';
import type { Connection } from './engine/table.ts';
import { TRAIL, transactWithActs } from './trail.ts';

export async function openForgetting(connection: Connection, name: string): Promise<Forgetting> {
  const table = await openTable(connection, name);
  return {
    async erase({ person }, act) {
      const partition = personPartition(person.key);
      const rows: string[] = [];
      for await (const { row } of table.list(odata`PartitionKey eq ${partition}`)) {
        if (row !== PERSON && !row.startsWith('msg|') && !row.startsWith(`${TRAIL}|`)) rows.push(row);
      }
      await deleteRows(table, partition, rows);
      for (const entry of indexPartitions(person)) await unpoint(table, entry, person.key);
      // The person's own row last: until then a stopped run can find the person and be repeated.
      await transactWithActs(table, partition, [{ act: 'delete', row: PERSON }], [act]);
    },
  };
}
