import type { Reading } from '../../../../core/readings/reading.ts';
import type { Measure } from '../../../../core/measures/measure.ts';
import { circlesIn, partLinks } from '../../../../core/measures/parts-of-totals.ts';
import type { Framework } from '../../../../core/measures/framework.ts';
import type { GroupRow } from './read-tables.ts';
import type { LeadRow, MeasureRow, PersonRow, ReadingRow, StoredMeasure } from '../register.ts';
import { type Notebook, problemsOf } from '../table.ts';
import type { Person } from '../../../../core/measures/people.ts';

/** Names in files and store that a cell may refer to. Objectives and committees are known only with a framework. */
export type KnownNames = {
  readonly measures: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  readonly framework?: Framework;
};

export function checkMeasureLinks(rows: readonly MeasureRow[], known: KnownNames, book: Notebook): void {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const wrong = problemsOf(book, row);
    const earlier = seen.get(row.code.toUpperCase());
    if (earlier !== undefined)
      wrong('code', row.code, `${row.code} stands in row ${earlier} already.`, 'Give each measure a code of its own.');
    else seen.set(row.code.toUpperCase(), row.line);
    for (const duty of ['owner', 'deputy', 'manager'] as const) {
      checkAddress(duty, row.emails[duty], known.addresses, wrong);
    }
    const { readWith = '', policyObjective = '', pledges, committees, groups } = row.given;
    const among = (column: string, codes: readonly string[], list: ReadonlySet<string>, cure: string) => {
      for (const code of codes)
        if (code !== '' && !list.has(code)) wrong(column, code, `Nobody knows “${code}”.`, cure);
    };
    among('read_with', [readWith], known.measures, 'Write the code of a measure of this register.');
    among('groups', groups ?? [], known.groups, 'Write a code of groups.csv, or add the group there.');
    if (known.framework === undefined) continue;
    const { objectives, pledges: promised, committees: meeting } = known.framework;
    among('policy_objective', [policyObjective], codesOf(objectives), `Write one of: ${list(objectives)}.`);
    among('pledges', pledges ?? [], codesOf(promised), `Write one of: ${list(promised)}.`);
    among('committees', committees ?? [], codesOf(meeting), `Write one of: ${list(meeting)}; with ; between.`);
  }
}

export function checkGroupLinks(rows: readonly GroupRow[], known: KnownNames, book: Notebook): void {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const wrong = problemsOf(book, row);
    const { code: own, measures, lead } = row.group;
    const earlier = seen.get(own);
    if (earlier !== undefined)
      wrong('code', own, `${own} stands in row ${earlier} already.`, 'Give each group a code of its own.');
    else seen.set(own, row.line);
    for (const code of measures) {
      if (!known.measures.has(code))
        wrong('measures', code, `There is no measure ${code}.`, 'Write codes of measures.csv, with ; between.');
    }
    checkAddress('lead', lead, known.addresses, wrong);
  }
}

/** An objective's lead must be in the register, or the narrative would never be asked for. */
export function checkLeads(leads: readonly LeadRow[], addresses: ReadonlySet<string>, book: Notebook): void {
  for (const lead of leads) checkAddress('lead', lead.email, addresses, problemsOf(book, lead));
}

function checkAddress(
  column: string,
  address: string | undefined,
  addresses: ReadonlySet<string>,
  wrong: ReturnType<typeof problemsOf>,
): void {
  if (address === undefined || address === '' || addresses.has(address)) return;
  wrong(column, address, `${address} is not among the people.`, 'Add a row to people.csv, or correct the address.');
}

function codesOf(list: readonly { readonly code: string }[]): Set<string> {
  return new Set(list.map((entry) => entry.code));
}

function list(entries: readonly { readonly code: string }[]): string {
  return entries.map((entry) => entry.code).join(', ');
}

/** Reports unknown totals and circles in `part_of`. */
export function checkParts(rows: readonly MeasureRow[], measures: ReadonlyMap<string, Measure>, book: Notebook): void {
  const circles = new Map(circlesIn(partLinks(measures.values())).map(({ code, way }) => [code, way]));
  for (const row of rows) {
    const { code, given } = row;
    const { partOf } = given;
    if (partOf === undefined) continue;
    const wrong = (problem: string, cure: string) => problemsOf(book, row)('part_of', partOf, problem, cure);
    const way = circles.get(code);
    if (partOf.toUpperCase() === code.toUpperCase()) {
      wrong(`${code} cannot be a part of itself.`, 'Write the code of the total, or leave the cell empty.');
    } else if (!measures.has(partOf)) {
      wrong(`Nobody knows “${partOf}”.`, 'Write the code of a measure of this register, or add the total as a row.');
    } else if (way !== undefined) {
      wrong(`These go round in a circle: ${way.join(', a part of ')}.`, 'Empty the cell of the one that is the total.');
    }
  }
}

const WORDS = ['numerator', 'denominator', 'soWhat', 'nextSteps', 'method', 'sample', 'suppliedBy'] as const;

/** A file may change a figure of a locked period only with a reason. */
export function checkLocks(
  rows: readonly ReadingRow[],
  stored: ReadonlyMap<string, StoredMeasure>,
  book: Notebook,
): void {
  for (const row of rows) {
    const file = stored.get(row.code);
    const isHere = ({ period }: { readonly period: { readonly text: string } }) => period.text === row.period.text;
    const locked = file?.due.find((due) => isHere(due) && due.lockedOn !== undefined);
    const reading = file?.readings.find(isHere);
    if (locked === undefined || reading === undefined || !changes(row, reading)) continue;
    if ((row.words.reason ?? '').trim() !== '') continue;
    const problem = `${row.code} is locked for ${row.period.text}, at ${reading.value}.`;
    const cure = 'Write in a column “reason” why it changes, take the row out, or unlock the period first.';
    problemsOf(book, row)('value', row.typed, problem, cure);
  }
}

function changes(row: ReadingRow, reading: Reading): boolean {
  if (row.value !== reading.value || (row.status !== undefined && row.status !== reading.status)) return true;
  return WORDS.some((field) => row.words[field] !== undefined && row.words[field] !== reading[field]);
}

/** Reports duplicate addresses, unknown managers and circles of managers. `known` are stored addresses. */
export function checkPeople(rows: readonly PersonRow[], known: ReadonlySet<string>, book: Notebook): void {
  const addresses = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const row of rows) {
    const once = (uses: Map<string, string>, column: string, value: string, cure: string) => {
      const holder = uses.get(value.toLowerCase());
      if (holder === undefined) uses.set(value.toLowerCase(), row.email);
      else problemsOf(book, row)(column, value, `${value} stands for ${holder} already.`, cure);
    };
    once(addresses, 'email', row.email, 'Keep one row for each person.');
    for (const alias of row.given.aliases ?? [])
      once(addresses, 'aliases', alias, 'An address belongs to one person: take it out of one row.');
    if (row.given.entraId) once(ids, 'entra_id', row.given.entraId, 'An id belongs to one person: look it up again.');
  }
  const managers = new Map(rows.map((row) => [row.email, addressOf(rows, row.managerEmail ?? '')]));
  const told = new Set<string>();
  for (const row of rows) {
    const { email, managerEmail: manager = '' } = row;
    const wrong = problemsOf(book, row);
    if (manager !== '' && !addresses.has(manager) && !known.has(manager)) {
      const cure = 'Add a row for the manager, or correct the address.';
      wrong('manager_email', manager, `${manager} is not among the people.`, cure);
    }
    const ring = ringFrom(email, managers);
    if (ring.length > 0 && !ring.some((one) => told.has(one))) {
      const what =
        ring.length === 1 ? `${email} manages themselves.` : `This goes round in a ring: ${ring.join(' → ')}.`;
      wrong('manager_email', manager, what, 'Name the manager above, or leave the cell empty at the top.');
    }
    for (const one of ring) told.add(one);
  }
}

export function knownAddresses(people: readonly Pick<Person, 'email' | 'aliases'>[]): Set<string> {
  return new Set(people.flatMap((person) => [person.email, ...person.aliases]).map((address) => address.toLowerCase()));
}

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
