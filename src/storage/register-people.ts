import type { AuditEntry } from '../core/audit-entry.ts';
import type { PersonKey } from '../core/measures/measure.ts';
import type { Person } from '../core/measures/people.ts';
import { canonicalJson } from './chain.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import { after, personPartition } from './engine/keys.ts';
import { indexPartitions, point, unpoint } from './person-index.ts';
import { PERSON } from './person-rows.ts';
import { personShape } from './engine/shapes.ts';
import { mapAtOnce } from '../core/at-once.ts';
import { odata } from './engine/table.ts';
import type { RowChange, Table } from './engine/table.ts';
import { transactWithActs } from './trail.ts';

const AT_ONCE = 8;

/**
 * Writes people and the index that finds them: index rows, then the person, then the removal of old index rows. An
 * unchanged person costs nothing. An Entra id learnt in Teams is kept when the register has none.
 */
export async function writePeople(
  table: Table,
  people: readonly Person[],
  acts: ReadonlyMap<PersonKey, readonly AuditEntry[]>,
  step: () => void,
): Promise<void> {
  if (people.length === 0) return;
  const known = await knownPeople(table);
  const ended: { readonly partition: string; readonly key: string }[] = [];
  await mapAtOnce(people, AT_ONCE, async (given) => {
    const before = known.get(given.key);
    const person = before !== undefined && given.entraId === '' ? { ...given, entraId: before.entraId } : given;
    if (before === undefined || canonicalJson(before) !== canonicalJson(person)) {
      const wanted = new Set(indexPartitions(person));
      const held = before === undefined ? [] : indexPartitions(before);
      for (const partition of wanted) await point(table, partition, person.key);
      const partition = personPartition(person.key);
      const row: RowChange = { act: 'put', row: PERSON, columns: toColumns(person) };
      const done = acts.get(person.key) ?? [];
      if (done.length === 0) await table.transact(partition, [row]);
      else await transactWithActs(table, partition, [row], done, before === undefined);
      ended.push(...held.filter((one) => !wanted.has(one)).map((partition) => ({ partition, key: person.key })));
    }
    step();
  });
  await mapAtOnce(ended, AT_ONCE, ({ partition, key }) => unpoint(table, partition, key));
}

async function knownPeople(table: Table): Promise<Map<string, Person>> {
  const [from, to] = ['p|', after('p')];
  const people = new Map<string, Person>();
  const filter = odata`PartitionKey ge ${from} and PartitionKey lt ${to} and RowKey eq ${PERSON}`;
  for await (const row of table.list(filter)) {
    const person = fromRow(row, personShape);
    people.set(person.key, person);
  }
  return people;
}
