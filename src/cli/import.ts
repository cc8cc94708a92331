import { type Command, Option } from 'commander';
import { importRegister } from '../features/register/use-cases/import-register.ts';
import type { Keep } from '../features/register/rules/compare/conflicts.ts';
import type { Product } from '../container.ts';
import type { ExitCode } from './exit-code.ts';
import { nowOption, type Shared, wantsJson, withProduct } from './shell.ts';

/** `pmif import`: everything or nothing; every problem at once. */
export async function importCommand(
  product: Product,
  paths: string[],
  { dry, json, keep }: { readonly dry: boolean; readonly json: boolean; readonly keep?: Keep },
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

/** `pmif import`. */
export function addImport(program: Command): void {
  program
    .command('import')
    .description('read a register folder or single files (csv, xlsx, yaml); with any problem nothing is written')
    .argument('<path...>')
    .option('--dry', 'say what would change and change nothing')
    .addOption(
      new Option(
        '--keep <whose>',
        'where a copy of the register differs from what was changed in Teams since it was made: whose words stand',
      ).choices(['teams', 'file']),
    )
    .option('--json')
    .addOption(nowOption())
    .action((paths: string[], options: Shared & { dry?: boolean; keep?: Keep }) =>
      withProduct(options, (product) =>
        importCommand(product, paths, {
          dry: options.dry === true,
          json: wantsJson(program, options),
          ...(options.keep && { keep: options.keep }),
        }),
      ),
    );
}
