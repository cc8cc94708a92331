import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { type Problem, TABLE_KINDS, type TableKind } from '../../features/register/rules/table.ts';

/** A file to read, and its kind by its name; undefined: its headings must tell. */
export type Found = { readonly path: string; readonly kind: TableKind | 'framework' | 'template' | undefined };

const SHEETS = ['.csv', '.xlsx'];
const YAMLS = ['.yaml', '.yml'];

/** The register's files at these paths: of a folder those with known names, and every file that is named itself. */
export async function findFiles(
  paths: readonly string[],
): Promise<{ readonly found: Found[]; readonly problems: Problem[] }> {
  const problems: Problem[] = [];
  const wrong = (file: string, problem: string, cure: string) =>
    void problems.push({ file, line: 0, column: '', value: '', problem, cure });
  const found: Found[] = [];
  for (const path of paths) {
    const what = await stat(path).catch(() => undefined); // whatever the reason, it cannot be read
    if (what === undefined) {
      wrong(path, 'There is no such file or folder.', 'Check the path; put it in quotation marks if it has spaces.');
    } else if (what.isDirectory()) {
      const inside = (await readdir(path)).sort().map((name) => ({ path: join(path, name), kind: kindByName(name) }));
      const known = inside.filter((file) => file.kind !== undefined);
      if (known.length === 0)
        wrong(
          path,
          'The folder holds no file of a register.',
          'It should hold measures.csv, people.csv, readings.csv, groups.csv or framework.yaml.',
        );
      for (const kind of [...TABLE_KINDS, 'framework', 'template'] as const) {
        const twice = known.filter((file) => file.kind === kind).map((file) => basename(file.path));
        if (twice.length > 1) wrong(path, `The folder holds ${kind} twice: ${twice.join(', ')}.`, 'Keep one of them.');
      }
      found.push(...known);
    } else if (kindByName(basename(path)) === 'template') {
      found.push({ path, kind: 'template' });
    } else if ([...SHEETS, ...YAMLS].includes(extname(path).toLowerCase())) {
      const yaml = YAMLS.includes(extname(path).toLowerCase());
      found.push({ path, kind: yaml ? 'framework' : kindByName(basename(path)) });
    } else wrong(path, 'This is neither a csv, an xlsx nor a yaml file.', 'Save the sheet as .xlsx or .csv.');
  }
  return { found, problems };
}

/** `Measures.xlsx` in a folder is the measures; `~$measures.xlsx`, Excel's lock file, is skipped. */
export function kindByName(name: string): Found['kind'] {
  const ending = extname(name).toLowerCase();
  const stem = basename(name, extname(name)).toLowerCase();
  if (ending === '.docx') return stem === 'report_template' ? 'template' : undefined;
  if (YAMLS.includes(ending)) return stem === 'framework' ? 'framework' : undefined;
  return SHEETS.includes(ending) ? TABLE_KINDS.find((kind) => kind === stem) : undefined;
}
