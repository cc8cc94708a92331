import { LRUCache } from 'lru-cache';
import type { Clock } from '../../core/services.ts';
import type { People, PersonFile } from '../../messaging/people.ts';
import { dayInLondon } from '../../core/calendar/day.ts';
import type { PersonKey } from '../../core/measures/measure.ts';
import { fromRow, toColumns } from '../engine/entity.ts';
import type { Columns } from '../engine/guards.ts';
import { partitionsOf, personPartition } from '../engine/keys.ts';
import {
  emailPartition,
  entraPartition,
  indexedAddresses,
  indexPartitions,
  lookUp,
  point,
  unpoint,
} from './person-index.ts';
import {
  ABSENCE,
  CONVERSATION,
  INTRODUCED,
  LIST,
  PERSON,
  personFileOf,
  personShape,
  recentRows,
} from './person-rows.ts';
import { byPartition, readMany, rowsIn } from '../engine/read-many.ts';
import { type Connection, openTable, type AzureTable } from '../engine/table.ts';
import { TRAIL, transactWithActs } from '../records/trail.ts';
import type { Forgetting } from '../../features/records/use-cases/forget.ts';
import { deleteRows } from '../engine/many-rows.ts';
import { type Person } from '../../core/measures/people.ts';
import { type AuditEntry } from '../../core/audit-entry.ts';

/** Entra ids kept in memory, so that a known person costs one transaction. */
const REMEMBERED = 5_000;

/** A partition for each person, found through an index of Entra ids and addresses. */
export function tablePeople(table: AzureTable, clock: Clock): People {
  const known = new LRUCache<string, PersonKey>({ max: REMEMBERED });
  const byKey = (key: PersonKey) => open(table, clock, key);
  const set = async (key: PersonKey, row: string, columns: Columns): Promise<void> => {
    await table.transact(personPartition(key), [{ act: 'put', row, columns }]);
  };

  return {
    byKey,
    async byKeys(keys) {
      const found = await readMany(table, keys.map(personPartition), recentRows(dayInLondon(clock.now())));
      return [...found.values()].flatMap((rows) => personFileOf(rows) ?? []);
    },
    async byEntraId(entraId) {
      const id = entraId.toLowerCase();
      if (id === '') return undefined;
      const remembered = known.get(id);
      const file = remembered === undefined ? undefined : await byKey(remembered);
      if (file !== undefined && hasEntraId(file, id)) return file;
      known.delete(id);
      const found = await lookUp(table, entraPartition(id));
      if (found === undefined) return undefined;
      // The index is written first, so it may point to a person whose own row does not confirm it.
      const looked = await byKey(found as PersonKey);
      if (looked === undefined || !hasEntraId(looked, id)) return undefined;
      known.set(id, looked.profile.key);
      return looked;
    },
    async byEmail(email) {
      const found = await lookUp(table, emailPartition(email));
      const file = found === undefined ? undefined : await byKey(found as PersonKey);
      return file !== undefined && indexedAddresses(file.profile).includes(email.trim().toLowerCase())
        ? file
        : undefined;
    },
    async tie(key, entraId) {
      if (await tie(table, key, entraId)) known.set(entraId.toLowerCase(), key);
    },
    keepConversation: (key, conversation) => set(key, CONVERSATION, toColumns(conversation)),
    keepList: (key, list) => set(key, LIST, toColumns(list)),
    markIntroduced: (key, at) => set(key, INTRODUCED, toColumns({ at })),
    async keepAbsence(key, backOn) {
      if (backOn !== undefined) return set(key, ABSENCE, toColumns({ backOn }));
      await table.transact(personPartition(key), [{ act: 'delete', row: ABSENCE }]);
    },
    takeOut: (person, acts) => removePerson(table, person, acts),
    all: () => all(table, clock),
  };
}

const hasEntraId = (file: PersonFile, id: string): boolean => file.profile.entraId.toLowerCase() === id;

async function open(table: AzureTable, clock: Clock, key: PersonKey): Promise<PersonFile | undefined> {
  return personFileOf(await rowsIn(table, personPartition(key), recentRows(dayInLondon(clock.now()))));
}

async function* all(table: AzureTable, clock: Clock): AsyncIterable<PersonFile> {
  const filter = `${partitionsOf('p')} and ${recentRows(dayInLondon(clock.now()))}`;
  for await (const rows of byPartition(table.list(filter))) {
    const file = personFileOf(rows);
    if (file !== undefined) yield file;
  }
}

/** False where there is no such person. The index row first: it counts only if the person's row confirms it. */
async function tie(table: AzureTable, key: PersonKey, entraId: string): Promise<boolean> {
  const partition = personPartition(key);
  const stored = await table.get(partition, PERSON);
  if (stored === undefined) return false;
  const person = fromRow(stored, personShape);
  if (person.entraId === entraId) return true;
  await point(table, entraPartition(entraId), key);
  const columns = toColumns({ ...person, entraId });
  const { outcome } = await table.transact(partition, [{ act: 'replace', row: PERSON, columns, etag: stored.etag }]);
  if (outcome === 'changed') return tie(table, key, entraId);
  const moved = person.entraId !== '' && person.entraId.toLowerCase() !== entraId.toLowerCase();
  if (moved) await unpoint(table, entraPartition(person.entraId), key);
  return outcome === 'done';
}

async function removePerson(table: AzureTable, person: Person, acts: readonly AuditEntry[]): Promise<void> {
  for (const entry of indexPartitions(person)) await unpoint(table, entry, person.key);
  // The person's own row last: until then a stopped run can find the person and be repeated.
  await transactWithActs(table, personPartition(person.key), [{ act: 'delete', row: PERSON }], acts);
}

export async function openForgetting(connection: Connection, name: string): Promise<Forgetting> {
  const table = await openTable(connection, name);
  return {
    async erase({ profile }, act) {
      const partition = personPartition(profile.key);
      const rows = (await rowsIn(table, partition)).map(({ row }) => row);
      const isRecord = (row: string) => row.startsWith('msg|') || row.startsWith(`${TRAIL}|`);
      const own = rows.filter((row) => row !== PERSON && !isRecord(row));
      await deleteRows(table, partition, own);
      await removePerson(table, profile, [act]);
    },
  };
}
