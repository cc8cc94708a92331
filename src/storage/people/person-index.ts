import { createHash } from 'node:crypto';
import type { Person } from '../../core/measures/people.ts';
import { toColumns } from '../engine/entity.ts';
import { key, partitionsOf, personPartition } from '../engine/keys.ts';
import { odata, type RowWrite, type AzureTable } from '../engine/table.ts';
import type { AuditEntry } from '../../core/audit-entry.ts';
import type { PersonKey } from '../../core/measures/measure.ts';
import { canonicalJson } from '../records/chain.ts';
import { PERSON, personShape } from './person-rows.ts';
import { mapAtOnce } from '../../core/at-once.ts';
import { transactWithActs } from '../records/trail.ts';
import { recordsOf } from '../engine/versioned-record.ts';

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
export async function lookUp(table: AzureTable, partition: string): Promise<string | undefined> {
  const entry = await table.get(partition, ENTRY);
  return entry === undefined ? undefined : String(entry.columns['key']);
}

export async function point(table: AzureTable, partition: string, person: string): Promise<void> {
  await table.transact(partition, [{ act: 'put', row: ENTRY, columns: toColumns({ key: person }) }]);
}

export async function unpoint(table: AzureTable, partition: string, person: string): Promise<void> {
  if ((await lookUp(table, partition)) === person) await table.transact(partition, [{ act: 'delete', row: ENTRY }]);
}

const AT_ONCE = 8;

/**
 * Index rows, then the person, then the removal of old index rows. Managers come before the people whom they manage,
 * because the key of a person who is not stored yet cannot be found again. An unchanged person costs nothing. An Entra
 * id learnt in Teams is kept when the register has none.
 */
export async function writePeople(
  table: AzureTable,
  people: readonly Person[],
  acts: ReadonlyMap<PersonKey, readonly AuditEntry[]>,
  step: () => void,
): Promise<void> {
  if (people.length === 0) return;
  const known = await knownPeople(table);
  const ended: { readonly partition: string; readonly key: string }[] = [];
  const write = async (given: Person): Promise<void> => {
    const before = known.get(given.key);
    const person = before !== undefined && given.entraId === '' ? { ...given, entraId: before.entraId } : given;
    if (before === undefined || canonicalJson(before) !== canonicalJson(person)) {
      const wanted = new Set(indexPartitions(person));
      const held = before === undefined ? [] : indexPartitions(before);
      for (const partition of wanted) await point(table, partition, person.key);
      const partition = personPartition(person.key);
      const row: RowWrite = { act: 'put', row: PERSON, columns: toColumns(person) };
      await transactWithActs(table, partition, [row], acts.get(person.key) ?? [], before === undefined);
      ended.push(...held.filter((one) => !wanted.has(one)).map((partition) => ({ partition, key: person.key })));
    }
    step();
  };
  for (const wave of managersFirst(people)) await mapAtOnce(wave, AT_ONCE, write);
  await mapAtOnce(ended, AT_ONCE, ({ partition, key }) => unpoint(table, partition, key));
}

/** In waves: no one is in an earlier wave than their manager. People who manage each other share the last one. */
function managersFirst(people: readonly Person[]): Person[][] {
  const left = new Map(people.map((person) => [person.key, person]));
  const waves: Person[][] = [];
  while (left.size > 0) {
    const free = [...left.values()].filter(({ manager }) => manager === undefined || !left.has(manager));
    const wave = free.length > 0 ? free : [...left.values()];
    for (const { key } of wave) left.delete(key);
    waves.push(wave);
  }
  return waves;
}

/** Removes entries that no person confirms: a write that was broken off had begun them, or had not removed them yet. */
export async function sweepPersonIndex(table: AzureTable): Promise<void> {
  const people = [...(await knownPeople(table)).values()];
  const confirmed = new Map(
    people.flatMap((person) => indexPartitions(person).map((one) => [one, person.key] as const)),
  );
  const entries = await Array.fromAsync(table.list(partitionsOf('i')));
  const stale = entries.filter(({ partition, columns }) => confirmed.get(partition) !== columns['key']);
  await mapAtOnce(stale, AT_ONCE, ({ partition, columns }) => unpoint(table, partition, String(columns['key'])));
}

async function knownPeople(table: AzureTable): Promise<Map<string, Person>> {
  const people = await recordsOf(table, personShape).list(`${partitionsOf('p')} and ${odata`RowKey eq ${PERSON}`}`);
  return new Map(people.map((person) => [person.key, person]));
}
