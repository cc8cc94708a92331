import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  FrameworkSource,
  Notebook,
  RegisterFiles,
  RegisterTable,
  TableKind,
} from '../../features/register/rules/table.ts';
import { checkTemplate } from '../report-template.ts';
import { findFiles } from './find-files.ts';
import { readYaml } from './read-yaml.ts';
import { tablesOf } from './tables-of.ts';

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
  for (const file of found) {
    if (file.kind === 'framework') framework = await readFramework(file.path, book);
    else if (file.kind === 'template') template = await readTemplate(file.path, book);
    else tables.push(...(await readTable(file.path, file.kind, book)));
  }
  const fallback = await readFramework(FALLBACK, book);
  return {
    ...book,
    tables,
    ...(framework === undefined ? {} : { framework }),
    ...(template === undefined ? {} : { template }),
    ...(fallback === undefined ? {} : { fallbackFramework: fallback }),
  };
}

async function readFramework(path: string, book: Notebook): Promise<FrameworkSource | undefined> {
  const file = basename(path);
  const bytes = await bytesOf(path, book);
  if (bytes === undefined) return undefined;
  const read = readYaml(file, bytes.toString('utf8'));
  if (read.kind === 'read') return { file, outline: read.outline };
  book.problems.push(...read.problems);
  return undefined;
}

/** The council's own template for reports. One that cannot be used is a problem that stops the import. */
async function readTemplate(path: string, book: Notebook): Promise<Uint8Array | undefined> {
  const bytes = await bytesOf(path, book);
  if (bytes === undefined) return undefined;
  const problems = await checkTemplate(bytes);
  const at = { file: basename(path), line: 0, column: '', value: '' };
  book.problems.push(...problems.map((one) => ({ ...at, ...one })));
  return problems.length > 0 ? undefined : bytes;
}

async function readTable(path: string, named: TableKind | undefined, book: Notebook): Promise<RegisterTable[]> {
  const bytes = await bytesOf(path, book);
  if (bytes === undefined) return [];
  const { sheets } = await tablesOf(basename(path), bytes, named, book);
  return sheets.flatMap(({ table }) => table ?? []);
}

/** A file that is locked or not readable is a problem like any other. */
async function bytesOf(path: string, book: Notebook): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch {
    const cure = 'Close it in other programs, and check that you may open it.';
    book.problems.push({
      file: basename(path),
      line: 0,
      column: '',
      value: '',
      problem: 'The file cannot be opened.',
      cure,
    });
    return undefined;
  }
}
