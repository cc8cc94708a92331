import { type Command, Option } from 'commander';
import { writeFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import {
  EXPORT_READERS,
  type ExportReader,
  EXPORTS,
  exportRows,
  type ExportWhat,
  mayHave,
} from '../features/register/use-cases/export.ts';
import type { Product } from '../container.ts';
import { exportWhole, type WholeExport } from './export-whole.ts';
import { argumentOf, type ExitCode, nowOption, type Shared, withProduct } from './shell.ts';

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
      withProduct((options: Options & Shared, what: ExportWhat | WholeExport) => {
        const format = options.json ? 'json' : options.format;
        const { out, for: reader } = options;
        return (product) =>
          what === 'register' || what === 'everything'
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
