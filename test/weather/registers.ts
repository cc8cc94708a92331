import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

type Row = Record<string, string>;
const EXAMPLE = 'examples/gateshead';
const FEW = 12;
/** A measure whose information is exempt, of both registers. */
const EXEMPT = 'CNL-REP-KEPT';

/** The registers that councils are simulated with. */
export const REGISTERS = ['example', 'small'] as const;
export type RegisterName = (typeof REGISTERS)[number];

/** A folder with the example register, in which every second count is of people; or with twelve measures of it. */
export function registerFolder(name: RegisterName): string {
  const folder = mkdtempSync(join(tmpdir(), 'weather-'));
  cpSync(EXAMPLE, folder, { recursive: true });
  const all = rowsOf('measures.csv').map((row, index) =>
    row['unit'] === 'count' && index % 2 === 0
      ? { ...row, counts_people: 'yes' }
      : row['code'] === EXEMPT
        ? { ...row, exempt: 'yes' }
        : row,
  );
  if (name === 'example') write(folder, 'measures.csv', all);
  else few(folder, all);
  return folder;
}

const rowsOf = (file: string): Row[] => parse(readFileSync(join(EXAMPLE, file), 'utf8'), { columns: true, bom: true });
const write = (folder: string, file: string, rows: readonly Row[]) =>
  writeFileSync(join(folder, file), stringify([...rows], { header: true }));

/** Twelve measures that come often, everybody whom they name, and everybody with a role. */
function few(folder: string, all: readonly Row[]): void {
  const often = ['monthly', 'quarterly', 'six-monthly', 'annual'];
  const rank = ({ frequency = '' }: Row) => (often.indexOf(frequency) + often.length + 1) % (often.length + 1);
  const live = all.filter(({ status, part_of: total = '' }) => status === 'live' && total === '');
  const measures = [...live].sort((a, b) => rank(a) - rank(b)).slice(0, FEW);
  const codes = new Set(measures.map(({ code }) => code));
  write(
    folder,
    'measures.csv',
    measures.map(({ read_with: _other, groups: _groups, ...row }) => row),
  );
  write(
    folder,
    'readings.csv',
    rowsOf('readings.csv').filter(({ code }) => codes.has(code)),
  );
  const named = new Set(measures.flatMap(({ owner, deputy, manager }) => [owner, deputy, manager]));
  const people = rowsOf('people.csv').filter(({ email, roles }) => named.has(email) || roles !== '');
  const isKept = (email = '') => people.some((row) => row['email'] === email);
  write(
    folder,
    'people.csv',
    people.map((row) => ({ ...row, manager_email: isKept(row['manager_email']) ? (row['manager_email'] ?? '') : '' })),
  );
  const [groupHeadings] = readFileSync(join(EXAMPLE, 'groups.csv'), 'utf8').split('\n');
  writeFileSync(join(folder, 'groups.csv'), `${groupHeadings}\n`);
  const lines = readFileSync(join(EXAMPLE, 'framework.yaml'), 'utf8').split('\n');
  const kept = lines.filter((line) => {
    const lead = /^ *lead: (\S+)$/.exec(line)?.[1];
    return lead === undefined || isKept(lead);
  });
  writeFileSync(join(folder, 'framework.yaml'), kept.join('\n'));
}
