import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  everythingFiles,
  registerFiles,
  registerRows,
  registerCopy,
} from '../features/register/use-cases/export-register.ts';
import type { Product } from '../container.ts';
import type { ExitCode } from './shell.ts';

/** Exports that are more than one table. */
export type WholeExport = 'register' | 'everything';

/**
 * `pmif export register`: a folder gets the five files, an .xlsx the workbook that can be dropped on the bot, JSON one flat
 * list, standard output the measures. `pmif export everything --out FOLDER`: everything, with a page that explains the
 * files. Both write one archive where the name ends in .zip.
 */
export async function exportWhole(
  { services }: Product,
  what: WholeExport,
  { json, out }: { readonly json: boolean; readonly out: string | undefined },
): Promise<ExitCode> {
  if (what === 'everything' && out === undefined) {
    console.error('Name a folder or an archive: pmif export everything --out FOLDER, or --out FILE.zip');
    return 2;
  }
  if (what === 'register' && json) {
    const text = `${JSON.stringify(await registerRows(services), null, 1)}\n`;
    if (out === undefined) process.stdout.write(text);
    else await writeFile(out, text);
    return 0;
  }
  if (what === 'register' && out?.toLowerCase().endsWith('.xlsx')) {
    const { book } = await registerCopy(services);
    await writeFile(out, await services.spreadsheets.write(book));
    return 0;
  }
  const files = what === 'register' ? await registerFiles(services) : await everythingFiles(services);
  if (out === undefined) {
    process.stdout.write(files.find(({ name }) => name === 'measures.csv')?.bytes ?? '');
    return 0;
  }
  const isZip = out.toLowerCase().endsWith('.zip');
  if (isZip) await writeFile(out, services.spreadsheets.zip(files));
  else await mkdir(out, { recursive: true });
  if (!isZip) for (const { name, bytes } of files) await writeFile(join(out, basename(name)), bytes);
  const names = files.map(({ name }) => name);
  const where = isZip ? { zip: out } : { folder: out };
  console.log(
    json ? JSON.stringify({ ...where, files: names }) : `${files.length} files in ${out}: ${names.join(', ')}.`,
  );
  return 0;
}
