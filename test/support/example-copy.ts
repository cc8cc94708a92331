import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

export type CsvRow = Record<string, string>;

/** A copy of the example register in a folder of its own, with the rows of some of its files changed. */
export function exampleCopy(changes: Readonly<Record<string, (rows: CsvRow[]) => CsvRow[]>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'pmif-register-'));
  cpSync('examples/gateshead', folder, { recursive: true });
  for (const [name, change] of Object.entries(changes)) {
    const path = join(folder, `${name}.csv`);
    const rows: CsvRow[] = parse(readFileSync(path, 'utf8'), { columns: true, bom: true });
    writeFileSync(path, stringify(change(rows), { header: true, columns: Object.keys(rows[0] ?? {}) }));
  }
  return folder;
}
