import type { Framework } from '../../../../core/measures/framework.ts';
import type { GroupRow } from './read-groups.ts';
import type { MeasureRow } from '../register.ts';
import type { Notebook } from '../table.ts';

/** Every name that a cell may point to: files and store together. Objectives and committees only where a framework is known. */
export type KnownNames = {
  readonly measures: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  readonly framework?: Framework;
};

/** Measures: a code used twice, and cells that point to somebody or something that nobody knows. */
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

/** Groups: a code used twice, measures that nobody knows, a lead who is not among the people. */
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
