import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kindByHeadings } from '../../domain/register/columns.ts';
import {
  canonicalHeading,
  type FrameworkSource,
  type Notebook,
  type RegisterFiles,
  type Row,
  type Table,
  type TableKind,
} from '../../domain/register/table.ts';
import { findFiles } from './find-files.ts';
import { readCsv, type Sheet } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { readYaml } from './read-yaml.ts';

/** The framework that serves where neither the files nor the store have one (design, 5.4). */
const FALLBACK = fileURLToPath(new URL('../../../examples/gateshead/framework.yaml', import.meta.url));

/**
 * Reads a register's folders and single files into sheets. Nothing here throws for what stands in a file: what cannot
 * be read becomes a problem with its file, its row and a cure.
 */
export async function readRegisterFiles(paths: readonly string[]): Promise<RegisterFiles> {
  const { found, problems } = await findFiles(paths);
  const book: Notebook = { problems, notes: [] };
  const tables: Table[] = [];
  let framework: FrameworkSource | undefined;
  for (const file of found) {
    if (file.kind === 'framework') framework = await readFramework(file.path, book);
    else tables.push(...(await readTable(file.path, file.kind, book)));
  }
  const fallback = await readFramework(FALLBACK, book);
  return {
    ...book,
    tables,
    ...(framework === undefined ? {} : { framework }),
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

async function readTable(path: string, named: TableKind | undefined, book: Notebook): Promise<Table[]> {
  const file = basename(path);
  const bytes = await bytesOf(path, book);
  if (bytes === undefined) return [];
  const sheet: Sheet = extname(path).toLowerCase() === '.xlsx' ? await readXlsx(bytes) : readCsv(bytes);
  if (sheet.kind === 'unreadable') {
    const { line, problem, cure } = sheet;
    book.problems.push({ file, line, column: '', value: '', problem, cure });
    return [];
  }
  if (sheet.note !== undefined) book.notes.push(`${file}: ${sheet.note}.`);
  const headings = (sheet.rows[0] ?? []).map(canonicalHeading);
  const kind = named ?? kindByHeadings(headings);
  if (kind === undefined || headings.every((heading) => heading === '')) {
    const cure = 'The first row should hold headings such as code, title, direction, frequency.';
    book.problems.push({
      file,
      line: 1,
      column: '',
      value: headings.join(', '),
      problem: 'Its headings do not tell what this sheet is.',
      cure,
    });
    return [];
  }
  return [{ kind, file, headings, rows: rowsOf(file, headings, sheet.rows, book) }];
}

/** A file that is locked, or may not be read, is a problem like any other. */
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

/** Rows under the heading; empty ones are passed over, and keep their number. */
function rowsOf(
  file: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  book: Notebook,
): Row[] {
  return rows.slice(1).flatMap((cells, place) => {
    const line = place + 2;
    if (cells.every((cell) => cell.trim() === '')) return [];
    const beyond = cells.slice(headings.length).filter((cell) => cell.trim() !== '');
    if (beyond.length > 0) {
      const cure = 'Put a cell that contains a comma in quotation marks, or give the column a heading.';
      book.problems.push({
        file,
        line,
        column: '',
        value: beyond.join(', '),
        problem: 'The row has more cells than there are headings.',
        cure,
      });
    }
    return [{ line, cells: Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? ''])) }];
  });
}
