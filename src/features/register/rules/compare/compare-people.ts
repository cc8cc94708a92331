import type { PersonKey } from '../../../../core/measures/measure.ts';
import type { Person } from '../../../../core/measures/people.ts';
import { differences, same } from './change.ts';
import { blankPerson, type PersonRow } from '../register.ts';

/** Matches people by address, alias or Entra id, so that a key outlives a new address. */
export function comparePeople(rows: readonly PersonRow[], stored: readonly Person[], newKey: () => PersonKey) {
  const paired = rows.map((row) => {
    const before = find(row, stored);
    return { row, before, key: before?.key ?? newKey() };
  });
  const keys = new Map<string, PersonKey>();
  for (const person of stored)
    for (const address of [person.email, ...person.aliases]) keys.set(address.toLowerCase(), person.key);
  for (const { row, key } of paired)
    for (const address of [row.email, ...(row.given.aliases ?? [])]) keys.set(address, key);
  const keyOf = (email: string) => keys.get(email.toLowerCase());
  const people = paired.map(({ row, before, key }) => {
    const { manager: kept, ...rest } = { ...blankPerson(key, row.email), ...before, ...row.given };
    const manager = row.managerEmail === undefined ? kept : keyOf(row.managerEmail);
    const person: Person = manager === undefined ? rest : { ...rest, manager };
    return { person, before };
  });
  const changed = people.filter(({ person, before }) => !same(person, before));
  return {
    changed: changed.map(({ person }) => person),
    changes: changed.flatMap(({ person, before }) =>
      differences(`person ${person.email}`, before, person, person.name),
    ),
    keyOf,
  };
}

function find(row: PersonRow, stored: readonly Person[]): Person | undefined {
  const has = (person: Person, address: string) =>
    [person.email, ...person.aliases].some((known) => known.toLowerCase() === address);
  const addresses = [row.email, ...(row.given.aliases ?? [])];
  const byAddress = addresses
    .map((address) => stored.find((person) => has(person, address)))
    .find((person) => person !== undefined);
  const { entraId } = row.given;
  return byAddress ?? (entraId ? stored.find((person) => person.entraId === entraId) : undefined);
}
