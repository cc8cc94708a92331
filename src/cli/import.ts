import { type Command, Option } from 'commander';
import { importRegister } from '../features/register/use-cases/import-register.ts';
import type { Keep } from '../features/register/rules/compare/conflicts.ts';
import type { Product } from '../container.ts';
import { type ExitCode, nowOption, type Shared, withProduct } from './shell.ts';

/** `pmif import`: everything or nothing; every problem at once. */
export async function importCommand(
  product: Product,
  paths: string[],
  { dry, json, keep }: { readonly dry: boolean; readonly json: boolean; readonly keep?: Keep | undefined },
): Promise<ExitCode> {
  const onProgress = (done: number, of: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${of} written${done === of ? '\n' : ''}`);
  };
  const report = await importRegister(product.importServices, { paths, dry, onProgress, ...(keep && { keep }) });
  if (json) {
    console.log(JSON.stringify(report));
  } else {
    for (const { file, line, column, value, problem, cure } of report.problems) {
      console.log(`${file}, line ${line}, ${column}: ${problem} Found “${value}”. ${cure}`);
    }
    for (const { what, before, after } of report.changes)
      console.log(`${what}: ${before || '(nothing)'} → ${after || '(nothing)'}`);
    for (const note of report.notes) console.log(note);
    const { measures, readings, people, groups, changed, unchanged } = report;
    console.log(`${measures} measures, ${readings} readings, ${people} people, ${groups} groups.`);
    if (report.problems.length > 0) console.log(`${report.problems.length} problems: nothing was written.`);
    else console.log(`${changed} ${dry ? 'would change' : 'changed'}, ${unchanged} unchanged.`);
  }
  return report.problems.length > 0 ? 1 : 0;
}

export function declareImport(command: Command): void {
  type Options = Shared & { readonly dry?: boolean; readonly keep?: Keep };
  command
    .option('--dry', 'say what would change and change nothing')
    .addOption(
      new Option(
        '--keep <whose>',
        'where a copy of the register differs from what was changed in Teams since it was made: whose version to keep',
      ).choices(['teams', 'file']),
    )
    .addOption(nowOption())
    .action(
      withProduct((product, { dry = false, json, keep }: Options, paths: string[]) =>
        importCommand(product, paths, { dry, json, keep }),
      ),
    );
}
