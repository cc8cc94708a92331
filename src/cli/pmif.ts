import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../config.ts';
import { openProduct, type Product } from '../container.ts';
import { analyseCommand } from './analyse.ts';
import { backupCommand, restoreCommand } from './backup.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import type { ExitCode } from './exit-code.ts';
import { forgetCommand } from './forget.ts';
import { importCommand } from './import.ts';
import { dueCommand } from './due.ts';
import { recordChoiceCommand } from './record-choice.ts';
import { resendCommand } from './resend.ts';
import { reportCommand } from './report.ts';
import { JOBS, runCommand } from './run.ts';
import { reachCommand } from './reach.ts';
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
  .option('--picture <file>', 'draw the figures with their limits as well (.svg or .png)')
  .option('--json')
  .addOption(nowOption())
  .action((code: string, options: Shared & { picture?: string }) => {
    const { picture } = options;
    if (picture !== undefined && !/\.(svg|png)$/i.test(picture)) {
      throw new InvalidArgumentError('Name a file that ends in .svg or .png.');
    }
    return withProduct(options, (product) =>
      analyseCommand(product, { code, json: wantsJson(options), ...(picture !== undefined && { picture }) }),
    );
  });

program
  .command('step')
  .description('record that a measure changed for good: its figures are counted afresh from a period on')
  .argument('<code>')
  .argument('<period>')
  .requiredOption('--by <email>', 'who of the performance team decides it')
  .requiredOption('--why <text>')
  .option('--json')
  .addOption(nowOption())
  .action((code: string, from: string, options: Shared & Decided) =>
    withProduct(options, (product) =>
      recordChoiceCommand(product, { code, ...decided(options), choice: { what: 'step', from } }, wantsJson(options)),
    ),
  );

program
  .command('screen')
  .description('record whether outlying moves of a measure are dropped when its limits are drawn')
  .argument('<code>')
  .addArgument(program.createArgument('<on|off>').choices(['on', 'off']))
  .requiredOption('--by <email>', 'who of the performance team decides it')
  .requiredOption('--why <text>')
  .option('--json')
  .addOption(nowOption())
  .action((code: string, on: string, options: Shared & Decided) =>
    withProduct(options, (product) =>
      recordChoiceCommand(
        product,
        { code, ...decided(options), choice: { what: 'screening', on: on === 'on' } },
        wantsJson(options),
      ),
    ),
  );

program
  .command('resend')
  .description(
    'put a message back among those to be sent: by its key (see: pmif export messages), or every dead letter',
  )
  .argument('[key]')
  .option('--dead', 'every message that failed five times')
  .option('--json')
  .addOption(nowOption())
  .action((key: string | undefined, options: Shared & { dead?: boolean }) => {
    if ((key !== undefined) === (options.dead === true)) throw new InvalidArgumentError('Give a key, or --dead.');
    return withProduct(options, (product) =>
      resendCommand(product, key === undefined ? { dead: true } : { key }, wantsJson(options)),
    );
  });

program
  .command('reach')
  .description('which owners the bot can reach, why not the others, and a text for an e-mail to them')
  .option('--json')
  .addOption(nowOption())
  .action((options: Shared) => withProduct(options, (product) => reachCommand(product, wantsJson(options))));

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

program
  .command('backup')
  .description('write everything that is stored to a file, with its hash')
  .argument('<file>')
  .option('--json')
  .action((file: string, options: Shared) =>
    withProduct(options, (product) => backupCommand(product, file, wantsJson(options))),
  );

program
  .command('restore')
  .description('put a backup into an empty store, checked by its hash')
  .argument('<file>')
  .option('--json')
  .action((file: string, options: Shared) =>
    withProduct(options, (product) => restoreCommand(product, file, wantsJson(options))),
  );

program
  .command('doctor')
  .description('look at configuration, storage, register, reach and histories, and say what is wrong')
  .option('--json')
  .addOption(nowOption())
  .action(async (options: Shared) => {
    process.exitCode = await doctorCommand(process.env, wantsJson(options), options.now);
  });

program
  .command('forget')
  .description('remove somebody who has left: name, addresses, how they are reached; what they gave stays')
  .argument('<email>')
  .option('--json')
  .action((email: string, options: Shared) =>
    withProduct(options, (product) => forgetCommand(product, email, wantsJson(options))),
  );

type ReportOptions = {
  readonly committee: string;
  readonly period: string;
  readonly out: string;
  readonly draft?: boolean;
  readonly remitOnly?: boolean;
};

type Shared = { readonly now?: Date; readonly json?: boolean };
type Decided = { readonly by: string; readonly why: string };

const decided = ({ by, why }: Decided): Decided => ({ by, why });

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
