import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

type Row = Record<string, string>;
const EXAMPLE = 'examples/gateshead';

/** The part of the example register that one manager answers for, in a folder of its own: an import takes no time. */
export function registerOf(manager: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'register-'));
  const read = (name: string) =>
    parse(readFileSync(join(EXAMPLE, name), 'utf8'), { columns: true, bom: true }) as Row[];
  const write = (name: string, rows: readonly Row[]) =>
    writeFileSync(join(folder, name), stringify([...rows], { header: true }));
  const measures = read('measures.csv').filter((row) => row.manager === manager && row.status === 'live');
  const codes = new Set(measures.map(({ code }) => code));
  const people = read('people.csv');
  const named = new Set(measures.flatMap(({ owner, deputy }) => [owner, deputy]));
  const above = new Set(people.flatMap((row) => (named.has(row.email) ? [row.manager_email] : [])));
  write(
    'measures.csv',
    measures.map(({ read_with: _other, groups: _groups, ...row }) => row),
  );
  write(
    'readings.csv',
    read('readings.csv').filter(({ code }) => codes.has(code)),
  );
  const kept = people.filter(
    ({ email, entra_id }) => named.has(email) || above.has(email) || email === manager || entra_id !== '',
  );
  const isKept = (address = '') => kept.some(({ email }) => email === address);
  write(
    'people.csv',
    kept.map((row) => ({ ...row, manager_email: isKept(row.manager_email) ? (row.manager_email ?? '') : '' })),
  );
  const framework = readFileSync(join(EXAMPLE, 'framework.yaml'), 'utf8').split('\n');
  const isKeptLine = (line: string) => isKept(/^ *lead: (\S+)$/.exec(line)?.[1] ?? kept[0]?.email);
  writeFileSync(join(folder, 'framework.yaml'), framework.filter(isKeptLine).join('\n'));
  return folder;
}
