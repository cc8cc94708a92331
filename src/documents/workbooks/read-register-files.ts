import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type FrameworkSource,
  type Notebook,
  type RegisterFiles,
  type RegisterTable,
  type Problem,
  problemIn,
  TABLE_KINDS,
} from '../../features/register/rules/table.ts';
import { checkTemplate } from '../report-template.ts';
import { readYaml } from './read-yaml.ts';
import { tablesOf, type FileKind, kindByName, SHEETS, YAMLS } from './tables-of.ts';

/** The framework used where neither the files nor the store have one. */
const FALLBACK = fileURLToPath(new URL('../../../examples/gateshead/framework.yaml', import.meta.url));

/**
 * Reads a register's folders and single files into sheets. Never throws for the contents of a file: what cannot be read
 * becomes a problem with its file, its row and a cure.
 */
export async function readRegisterFiles(paths: readonly string[]): Promise<RegisterFiles> {
  const { found, problems } = await findFiles(paths);
  const book: Notebook = { problems, notes: [] };
  const tables: RegisterTable[] = [];
  let framework: FrameworkSource | undefined;
  let template: Uint8Array | undefined;
  for (const { path, kind } of found) {
    const bytes = await bytesOf(path, book);
    const file = basename(path);
    if (bytes === undefined) continue;
    if (kind === 'framework') framework = readFramework(file, bytes, book);
    else if (kind === 'template') template = await readTemplate(file, bytes, book);
    else tables.push(...(await tablesOf(file, bytes, kind, book)).sheets.flatMap(({ table }) => table ?? []));
  }
  const fallback = await bytesOf(FALLBACK, book);
  const fallbackFramework = fallback && readFramework(basename(FALLBACK), fallback, book);
  return {
    ...book,
    tables,
    ...(framework && { framework }),
    ...(template && { template }),
    ...(fallbackFramework && { fallbackFramework }),
  };
}

function readFramework(file: string, bytes: Buffer, book: Notebook): FrameworkSource | undefined {
  const read = readYaml(file, bytes.toString('utf8'));
  if (read.kind === 'read') return { file, outline: read.outline };
  book.problems.push(...read.problems);
  return undefined;
}

/** The council's own template for reports. One that cannot be used is a problem that stops the import. */
async function readTemplate(file: string, bytes: Buffer, book: Notebook): Promise<Uint8Array | undefined> {
  const problems = await checkTemplate(bytes);
  book.problems.push(...problems.map(({ problem, cure }) => problemIn(file, problem, cure)));
  return problems.length > 0 ? undefined : bytes;
}

/** A file that is locked or not readable is a problem like any other. */
async function bytesOf(path: string, book: Notebook): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch {
    const cure = 'Close it in other programs, and check that you may open it.';
    book.problems.push(problemIn(basename(path), 'The file cannot be opened.', cure));
    return undefined;
  }
}

type Found = { readonly path: string; readonly kind: FileKind };

/** The register's files at these paths: of a folder those with known names, and every file that is named itself. */
async function findFiles(paths: readonly string[]): Promise<{ readonly found: Found[]; readonly problems: Problem[] }> {
  const problems: Problem[] = [];
  const wrong = (file: string, problem: string, cure: string) => void problems.push(problemIn(file, problem, cure));
  const found: Found[] = [];
  for (const path of paths) {
    const what = await stat(path).catch(() => undefined);
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
    } else if (YAMLS.includes(extname(path).toLowerCase())) {
      found.push({ path, kind: 'framework' });
    } else if (SHEETS.includes(extname(path).toLowerCase()) || kindByName(basename(path)) === 'template') {
      found.push({ path, kind: kindByName(basename(path)) });
    } else wrong(path, 'This is neither a csv, an xlsx nor a yaml file.', 'Save the sheet as .xlsx or .csv.');
  }
  return { found, problems };
}
