import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../config.ts';
import { openProduct, type Product } from '../container.ts';
import { analyseCommand } from './analyse.ts';
import { exportCommand } from './export.ts';
import type { ExitCode } from './exit-code.ts';
import { importCommand } from './import.ts';
import { dueCommand } from './due.ts';
import { reportCommand } from './report.ts';
import { JOBS, runCommand } from './run.ts';
import { EXPORTS } from '../app/export.ts';

const program = new Command('pmif').description(
  'Runs the performance framework from a terminal, for engineers and scripts.',
);
program.exitOverride().option('--json', 'one JSON document on standard output, nothing else there');

program
  .command('import')
  .description('read a register folder or single files (csv, xlsx, yaml); with any problem nothing is written')
  .argument('<path...>')
  .option('--dry', 'say what would change and change nothing')
  .option('--json')
  .addOption(nowOption())
  .action((paths: string[], options: Shared & { dry?: boolean }) =>
    withProduct(options, (product) => importCommand(product, paths, options.dry === true, wantsJson(options))),
  );

program
  .command('due')
  .description('what is due, as of now')
  .option('--owner <email>')
  .option('--json')
  .addOption(nowOption())
  .action((options: Shared & { owner?: string }) =>
    withProduct(options, (product) => dueCommand(product, options.owner, wantsJson(options))),
  );

program
  .command('run')
  .description('run one job as if it were now')
  .addArgument(program.createArgument('<job>').choices([...JOBS]))
  .option('--dry', 'say what would be sent and change nothing')
  .option('--confirm', 'send a run that is held')
  .option('--json')
  .addOption(nowOption())
  .action((job: (typeof JOBS)[number], options: Shared & { dry?: boolean; confirm?: boolean }) =>
    withProduct(options, (product) =>
      runCommand(product, job, { dry: options.dry === true, confirm: options.confirm === true }, wantsJson(options)),
    ),
  );

program
  .command('analyse')
  .description('what the numbers of a measure say: usual ups and downs, signals, gaps')
  .argument('<code>')
  .option('--json')
  .addOption(nowOption())
  .action((code: string, options: Shared) =>
    withProduct(options, (product) => analyseCommand(product, code, wantsJson(options))),
  );

program
  .command('report')
  .description('a committee’s report for a period, as Word, HTML or Markdown by the ending of the file')
  .requiredOption('--committee <code>')
  .requiredOption('--period <period>')
  .requiredOption('--out <file>', 'ends in .docx, .html or .md')
  .option('--draft', 'with what is not released; every page says so')
  .option('--remit-only', 'leave out the appendix with the whole framework')
  .option('--json')
  .addOption(nowOption())
  .action(({ committee, period, out, draft, remitOnly, ...options }: Shared & ReportOptions) =>
    withProduct(options, (product) =>
      reportCommand(
        product,
        { committee, period, draft: draft === true, whole: remitOnly !== true },
        out,
        wantsJson(options),
      ),
    ),
  );

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
      exportCommand(product, what, wantsJson(options) ? 'json' : options.format, options.out),
    ),
  );

type ReportOptions = {
  readonly committee: string;
  readonly period: string;
  readonly out: string;
  readonly draft?: boolean;
  readonly remitOnly?: boolean;
};

type Shared = { readonly now?: Date; readonly json?: boolean };

const wantsJson = (options: Shared) => options.json === true || program.opts<{ json?: boolean }>().json === true;

function nowOption(): Option {
  return new Option('--now <instant>', 'decide as if it were this instant').argParser((text) => {
    const instant = new Date(text);
    if (Number.isNaN(instant.getTime())) throw new InvalidArgumentError('Write it as 2026-11-24T10:00Z.');
    return instant;
  });
}

async function withProduct(options: Shared, act: (product: Product) => Promise<ExitCode>): Promise<void> {
  const read = readConfig(process.env);
  if (read.kind === 'bad') {
    for (const { name, problem, cure } of read.problems) console.error(`${name}: ${problem} ${cure}`);
    process.exitCode = 2;
    return;
  }
  if (options.now !== undefined && read.config.mode !== 'local' && options.now.getTime() > Date.now()) {
    console.error('--now may not lie in the future outside local mode: it would stamp what is stored.');
    process.exitCode = 2;
    return;
  }
  const product = await openProduct(read.config, { ...(options.now !== undefined && { now: options.now }) });
  try {
    process.exitCode = await act(product);
  } finally {
    await product.close();
  }
}

try {
  await program.parseAsync(process.argv);
} catch (fault) {
  if (!(fault instanceof CommanderError)) throw fault;
  process.exitCode = fault.exitCode === 0 ? 0 : 2;
}
