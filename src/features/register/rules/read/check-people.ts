import type { Person } from '../../../../core/measures/people.ts';
import type { PersonRow } from '../register.ts';
import type { Notebook, Problem } from '../table.ts';

/** Reports duplicate addresses, unknown managers and circles of managers. `known` are stored addresses. */
export function checkPeople(rows: readonly PersonRow[], known: ReadonlySet<string>, book: Notebook): void {
  const addresses = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const row of rows) {
    const once = (uses: Map<string, string>, column: string, value: string, cure: string) => {
      const holder = uses.get(value.toLowerCase());
      if (holder !== undefined) {
        book.problems.push(at(row, column, value, `${value} stands for ${holder} already.`, cure));
      } else uses.set(value.toLowerCase(), row.email);
    };
    once(addresses, 'email', row.email, 'Keep one row for each person.');
    for (const alias of row.given.aliases ?? [])
      once(addresses, 'aliases', alias, 'An address belongs to one person: take it out of one row.');
    if (row.given.entraId) once(ids, 'entra_id', row.given.entraId, 'An id belongs to one person: look it up again.');
  }
  const managers = new Map(rows.map((row) => [row.email, addressOf(rows, row.managerEmail ?? '')]));
  const told = new Set<string>();
  for (const row of rows) {
    const manager = row.managerEmail ?? '';
    if (manager !== '' && !addresses.has(manager) && !known.has(manager)) {
      book.problems.push(
        at(
          row,
          'manager_email',
          manager,
          `${manager} is not among the people.`,
          'Add a row for the manager, or correct the address.',
        ),
      );
    }
    const ring = ringFrom(row.email, managers);
    if (ring.length > 0 && !ring.some((email) => told.has(email))) {
      const what =
        ring.length === 1 ? `${row.email} manages themselves.` : `This goes round in a ring: ${ring.join(' → ')}.`;
      book.problems.push(
        at(row, 'manager_email', manager, what, 'Name the manager above, or leave the cell empty at the top.'),
      );
    }
    for (const email of ring) told.add(email);
  }
}

/** Every stored address and alias. */
export function knownAddresses(people: readonly Pick<Person, 'email' | 'aliases'>[]): Set<string> {
  return new Set(people.flatMap((person) => [person.email, ...person.aliases]).map((address) => address.toLowerCase()));
}

/** The main address of an address or alias in the file. */
function addressOf(rows: readonly PersonRow[], address: string): string {
  return rows.find((row) => row.given.aliases?.includes(address))?.email ?? address;
}

/** The circle of managers that contains this person; empty if there is none. */
function ringFrom(email: string, managers: ReadonlyMap<string, string>): string[] {
  const met = [email];
  for (let up = managers.get(email); up !== undefined && up !== ''; up = managers.get(up)) {
    if (up === email) return met;
    if (met.includes(up)) return [];
    met.push(up);
  }
  return [];
}

function at(row: PersonRow, column: string, value: string, problem: string, cure: string): Problem {
  return { file: row.file, line: row.line, column, value, problem, cure };
}
