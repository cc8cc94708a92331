import { createHash } from 'node:crypto';
import type { Person } from '../core/measures/people.ts';
import { toColumns } from './engine/entity.ts';
import { key } from './engine/keys.ts';
import type { Table } from './engine/table.ts';

/** The row of an index partition. */
const ENTRY = 'person';

export const entraPartition = (entraId: string): string => key('i', 'entra', entraId.toLowerCase());

/** Hashed, because keys reach logs and addresses must not. */
export function emailPartition(address: string): string {
  return key('i', 'email', createHash('sha256').update(address.trim().toLowerCase()).digest('hex'));
}

export function indexPartitions(person: Person): string[] {
  const addresses = indexedAddresses(person).map(emailPartition);
  return [...new Set(person.entraId === '' ? addresses : [...addresses, entraPartition(person.entraId)])];
}

export const indexedAddresses = (person: Person): string[] =>
  [person.email, ...person.aliases].map((address) => address.trim().toLowerCase()).filter((address) => address !== '');

/** Has to be confirmed by the person's own row. */
export async function lookUp(table: Table, partition: string): Promise<string | undefined> {
  const entry = await table.get(partition, ENTRY);
  return entry === undefined ? undefined : String(entry.columns['key']);
}

export async function point(table: Table, partition: string, person: string): Promise<void> {
  await table.transact(partition, [{ act: 'put', row: ENTRY, columns: toColumns({ key: person }) }]);
}

export async function unpoint(table: Table, partition: string, person: string): Promise<void> {
  if ((await lookUp(table, partition)) === person) await table.transact(partition, [{ act: 'delete', row: ENTRY }]);
}
