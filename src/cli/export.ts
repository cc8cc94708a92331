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
import type { ExitCode } from './exit-code.ts';
import { nowOption, type Shared, wantsJson, withProduct } from './shell.ts';

export type ExportAs = {
  readonly format: 'csv' | 'json';
  readonly out?: string;
  /** For whom: others than the performance team and managers get released readings, small numbers hidden. */
  readonly reader?: ExportReader;
};

/** `pmif export`: to a file, or to standard output. Formulas are neutralised in csv, for it is opened in a spreadsheet. */
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

/** `pmif export`. */
export function addExport(program: Command): void {
  program
    .command('export')
    .description('what is stored, as csv or json')
    .addArgument(program.createArgument('<what>').choices([...EXPORTS, 'register', 'everything']))
    .addOption(new Option('--format <format>').choices(['csv', 'json']).default('csv'))
    .addOption(
      new Option('--for <reader>', 'whose copy: others get what is released, small numbers hidden')
        .choices([...EXPORT_READERS])
        .default('performance'),
    )
    .option('--out <file>')
    .option('--json')
    .addOption(nowOption())
    .action((what: ExportWhat | WholeExport, options: Shared & ExportAs & { for: ExportReader }) =>
      withProduct(options, (product) =>
        what === 'register' || what === 'everything'
          ? exportWhole(product, what, {
              json: wantsJson(program, options) || options.format === 'json',
              out: options.out,
            })
          : exportCommand(product, what, {
              format: wantsJson(program, options) ? 'json' : options.format,
              reader: options.for,
              ...(options.out !== undefined && { out: options.out }),
            }),
      ),
    );
}
