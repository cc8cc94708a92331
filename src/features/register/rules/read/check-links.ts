import type { Reading } from '../../../../core/readings/reading.ts';
import type { Measure } from '../../../../core/measures/measure.ts';
import { circlesIn, partLinks } from '../../../../core/measures/parts-of-totals.ts';
import type { Framework } from '../../../../core/measures/framework.ts';
import type { GroupRow } from './read-groups.ts';
import type { MeasureRow, ReadingRow, StoredMeasure } from '../register.ts';
import type { Notebook } from '../table.ts';

/** Names in files and store that a cell may refer to. Objectives and committees are known only with a framework. */
export type KnownNames = {
  readonly measures: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  readonly framework?: Framework;
};

/** Reports duplicate codes and unknown references of measures. */
export function checkMeasureLinks(rows: readonly MeasureRow[], known: KnownNames, book: Notebook): void {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const wrong = (column: string, value: string, problem: string, cure: string) =>
      book.problems.push({ file: row.file, line: row.line, column, value, problem, cure });
    const earlier = seen.get(row.code.toUpperCase());
    if (earlier !== undefined)
      wrong('code', row.code, `${row.code} stands in row ${earlier} already.`, 'Give each measure a code of its own.');
    else seen.set(row.code.toUpperCase(), row.line);
    for (const duty of ['owner', 'deputy', 'manager'] as const) {
      const email = row.emails[duty] ?? '';
      if (email !== '' && !known.addresses.has(email)) {
        wrong(duty, email, `${email} is not among the people.`, 'Add a row to people.csv, or correct the address.');
      }
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

/** Reports duplicate codes, unknown measures and unknown leads of groups. */
export function checkGroupLinks(rows: readonly GroupRow[], known: KnownNames, book: Notebook): void {
  const seen = new Map<string, number>();
  for (const { file, line, group } of rows) {
    const wrong = (column: string, value: string, problem: string, cure: string) =>
      book.problems.push({ file, line, column, value, problem, cure });
    const earlier = seen.get(group.code);
    if (earlier !== undefined)
      wrong(
        'code',
        group.code,
        `${group.code} stands in row ${earlier} already.`,
        'Give each group a code of its own.',
      );
    else seen.set(group.code, line);
    for (const code of group.measures) {
      if (!known.measures.has(code))
        wrong('measures', code, `There is no measure ${code}.`, 'Write codes of measures.csv, with ; between.');
    }
    if (group.lead !== '' && !known.addresses.has(group.lead)) {
      wrong(
        'lead',
        group.lead,
        `${group.lead} is not among the people.`,
        'Add a row to people.csv, or correct the address.',
      );
    }
  }
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
  for (const { file, line, code, given } of rows) {
    const { partOf } = given;
    if (partOf === undefined) continue;
    const wrong = (problem: string, cure: string) =>
      book.problems.push({ file, line, column: 'part_of', value: partOf, problem, cure });
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
    book.problems.push({
      file: row.file,
      line: row.line,
      column: 'value',
      value: row.typed,
      problem: `${row.code} is locked for ${row.period.text}, at ${reading.value}.`,
      cure: 'Write in a column “reason” why it changes, take the row out, or unlock the period first.',
    });
  }
}

function changes(row: ReadingRow, reading: Reading): boolean {
  if (row.value !== reading.value || (row.status !== undefined && row.status !== reading.status)) return true;
  return WORDS.some((field) => row.words[field] !== undefined && row.words[field] !== reading[field]);
}
