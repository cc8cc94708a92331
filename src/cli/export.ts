import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Command, Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import {
  EXPORT_READERS,
  type ExportReader,
  exportRows,
  EXPORTS,
  type ExportWhat,
  mayHave,
} from '../features/register/use-cases/export.ts';
import type { Product } from '../container.ts';
import { argumentOf, type ExitCode, nowOption, type Shared, withProduct } from './shell.ts';
import {
  everythingFiles,
  registerCopy,
  registerFiles,
  registerRows,
} from '../features/register/use-cases/export-register.ts';

export type ExportAs = {
  readonly format: 'csv' | 'json';
  readonly out?: string | undefined;
  /** Readers other than the performance team and managers get released readings, small numbers hidden. */
  readonly reader?: ExportReader;
};

/** `pmif export`: to a file, or to standard output. Formulas are neutralised in csv, which is opened in spreadsheets. */
export async function exportCommand(
  { services, words }: Product,
  what: ExportWhat,
  { format, out, reader = 'performance' }: ExportAs,
): Promise<ExitCode> {
  if (!mayHave(what, reader)) {
    console.error(
      `There is no copy of ${what} for ${reader}: it names people, or shows what is hidden from them. Export readings.`,
    );
    return 2;
  }
  const rows = await exportRows(services, what, { reader, hidden: words.hidden });
  const text =
    format === 'json'
      ? `${JSON.stringify(rows, null, 1)}\n`
      : stringify(
          rows.map((row) => ({ ...row })),
          { header: true, escape_formulas: true },
        );
  if (out === undefined) process.stdout.write(text);
  else await writeFile(out, text);
  return 0;
}

export function declareExport(command: Command): void {
  argumentOf(command, 'what').choices([...EXPORTS, 'register', 'everything']);
  type Options = Pick<ExportAs, 'format' | 'out'> & { readonly for: ExportReader };
  command
    .addOption(new Option('--format <format>').choices(['csv', 'json']).default('csv'))
    .addOption(readerOption())
    .option('--out <file>')
    .addOption(nowOption())
    .action(
      withProduct((product, options: Options & Shared, what: ExportWhat | WholeExport) => {
        const format = options.json ? 'json' : options.format;
        const { out, for: reader } = options;
        return what === 'register' || what === 'everything'
          ? exportWhole(product, what, { json: format === 'json', out })
          : exportCommand(product, what, { format, reader, out });
      }),
    );
}

/** `--for`, for every command that prints what others may see less of. */
export function readerOption(): Option {
  return new Option('--for <reader>', 'whose copy: others get what is released, small numbers hidden')
    .choices([...EXPORT_READERS])
    .default('performance');
}

export type WholeExport = 'register' | 'everything';

/**
 * `pmif export register`: five files, one workbook, or flat JSON, by `--out`. `pmif export everything --out FOLDER`:
 * all files with a page that explains them.
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
