import type { Forgetting } from '../../app/forget.ts';
import { personPartition } from './keys.ts';
import { indexPartitions, unpoint } from './person-index.ts';
import { PERSON } from './person-rows.ts';
import { odata, openTable } from './table.ts';
import type { Act, Connection } from './table.ts';
import { TRAIL, transactWithActs } from './trail.ts';

/** Takes a person out of the table; see {@link Forgetting}. */
export async function openForgetting(connection: Connection, name: string): Promise<Forgetting> {
  const table = await openTable(connection, name);
  return {
    async erase({ person }, act) {
      const partition = personPartition(person.key);
      const acts: Act[] = [];
      for await (const { row } of table.list(odata`PartitionKey eq ${partition}`)) {
        if (row !== PERSON && !row.startsWith('msg|') && !row.startsWith(`${TRAIL}|`))
          acts.push({ act: 'delete', row });
      }
      for (let from = 0; from < acts.length; from += 100) await table.transact(partition, acts.slice(from, from + 100));
      for (const entry of indexPartitions(person)) await unpoint(table, entry, person.key);
      // Last: while it is there the person is found again, and a run that was stopped can be repeated.
      await transactWithActs(table, partition, [{ act: 'delete', row: PERSON }], [act]);
    },
  };
}
