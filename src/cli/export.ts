import { type Command, Option } from 'commander';
import { writeFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { EXPORTS, exportRows, type ExportWhat } from '../app/export.ts';
import type { Product } from '../container.ts';
import type { ExitCode } from './exit-code.ts';
import { nowOption, type Shared, wantsJson, withProduct } from './shell.ts';

/** `pmif export`: to a file, or to standard output. Formulas are neutralised in csv, for it is opened in a spreadsheet. */
export async function exportCommand(
  { needs }: Product,
  what: ExportWhat,
  format: 'csv' | 'json',
  out: string | undefined,
): Promise<ExitCode> {
  const rows = await exportRows(needs, what);
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
    .addArgument(program.createArgument('<what>').choices([...EXPORTS]))
    .addOption(new Option('--format <format>').choices(['csv', 'json']).default('csv'))
    .option('--out <file>')
    .option('--json')
    .addOption(nowOption())
    .action((what: (typeof EXPORTS)[number], options: Shared & { format: 'csv' | 'json'; out?: string }) =>
      withProduct(options, (product) =>
        exportCommand(product, what, wantsJson(program, options) ? 'json' : options.format, options.out),
      ),
    );
}
