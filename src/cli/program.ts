import { Command } from 'commander';
import { reportFault } from './shell.ts';

type CommandEntry = {
  /** Its name and arguments, as commander reads them. */
  readonly usage: string;
  readonly description: string;
  /** Imports the command's code, which adds its options and what it does. */
  readonly load: () => Promise<(command: Command) => void>;
};

/** In the order in which `pmif --help` lists them: the most used first. */
const COMMANDS: readonly CommandEntry[] = [
  {
    usage: 'import <path...>',
    description: 'read a register folder or single files (csv, xlsx, yaml); with any problem nothing is written',
    load: async () => (await import('./import.ts')).declareImport,
  },
  {
    usage: 'due',
    description: 'what is due, as of now',
    load: async () => (await import('./due.ts')).declareDue,
  },
  {
    usage: 'run <job>',
    description: 'run one job now',
    load: async () => (await import('./run.ts')).declareRun,
  },
  {
    usage: 'analyse <code>',
    description: 'what the numbers of a measure say: usual ups and downs, signals, gaps',
    load: async () => (await import('./analyse.ts')).declareAnalyse,
  },
  {
    usage: 'step <code> <period>',
    description: 'record that a measure changed for good: its figures are counted afresh from a period on',
    load: async () => (await import('./record-choice.ts')).declareStep,
  },
  {
    usage: 'screen <code> <on|off>',
    description: 'record whether outlying moves of a measure are dropped when its limits are drawn',
    load: async () => (await import('./record-choice.ts')).declareScreen,
  },
  {
    usage: 'resend [key]',
    description: 'queue a message again: by its key (see: pmif export messages), or every dead letter',
    load: async () => (await import('./resend.ts')).declareResend,
  },
  {
    usage: 'reach',
    description: 'which owners the bot can reach, why not the others, and a text for an e-mail to them',
    load: async () => (await import('./reach.ts')).declareReach,
  },
  {
    usage: 'explainers',
    description: 'what groups read about their work: reach, clarity, gaps; approve a draft',
    load: async () => (await import('./explainers.ts')).declareExplainers,
  },
  {
    usage: 'release [code] [period]',
    description: 'release readings, so that councillors, reports and public pages show them',
    load: async () => (await import('./release.ts')).declareRelease,
  },
  {
    usage: 'lock <period> [codes...]',
    description: 'lock the figures of a period: only the performance team can change them then, with a reason',
    load: async () => (await import('./lock.ts')).declareLock,
  },
  {
    usage: 'unlock <period> [codes...]',
    description: 'let owners change the figures of a period again; the reason is recorded',
    load: async () => (await import('./lock.ts')).declareUnlock,
  },
  {
    usage: 'open <code> <period>',
    description: 'open a period by hand (a survey, a one-off), or ask its owner once more',
    load: async () => (await import('./by-hand.ts')).declareOpen,
  },
  {
    usage: 'withdraw <code> <period>',
    description: 'withdraw a released figure; it stays in the history',
    load: async () => (await import('./by-hand.ts')).declareWithdraw,
  },
  {
    usage: 'let-stand <code> <period> <what>',
    description: 'record that a small figure, or words that seem to name one, may stay',
    load: async () => (await import('./by-hand.ts')).declareLetStand,
  },
  {
    usage: 'move <code>',
    description: 'move a measure from one committee to another from a day on',
    load: async () => (await import('./by-hand.ts')).declareMove,
  },
  {
    usage: 'report',
    description: 'a committee’s report for a period, as Word, HTML or Markdown by the ending of the file',
    load: async () => (await import('./report.ts')).declareReport,
  },
  {
    usage: 'explain <group>',
    description:
      'a group’s printed sheet (pdf, html), or its team talk and text message (txt), by the ending of the file',
    load: async () => (await import('./explain.ts')).declareExplain,
  },
  {
    usage: 'progress',
    description: 'what has come and what is still to come, by service or committee; --out writes a page to print',
    load: async () => (await import('./progress.ts')).declareProgress,
  },
  {
    usage: 'export <what>',
    description: 'what is stored, as csv or json',
    load: async () => (await import('./export.ts')).declareExport,
  },
  {
    usage: 'backup <file>',
    description: 'write everything that is stored to a file, with its hash',
    load: async () => (await import('./backup.ts')).declareBackup,
  },
  {
    usage: 'restore <file>',
    description: 'put a backup into an empty store, checked by its hash',
    load: async () => (await import('./backup.ts')).declareRestore,
  },
  {
    usage: 'doctor',
    description: 'check configuration, storage, register, reach and histories, and say what is wrong',
    load: async () => (await import('./doctor.ts')).declareDoctor,
  },
  {
    usage: 'forget <email>',
    description: 'remove a leaver: name, addresses, how they are reached; what they gave stays',
    load: async () => (await import('./forget.ts')).declareForget,
  },
  {
    usage: 'person <email>',
    description: 'everything that is kept about a person, for them to have',
    load: async () => (await import('./person.ts')).declarePerson,
  },
  {
    usage: 'hold [which]',
    description: 'keep everything, a measure or a person whatever its age (legal hold); without a name, list the holds',
    load: async () => (await import('./hold.ts')).declareHold,
  },
];

/** The program. Only the commands that `wanted` picks by name are loaded; the others are there for the help page. */
export async function openProgram(wanted: (name: string) => boolean): Promise<Command> {
  const program = new Command('pmif')
    .description('Runs the performance framework from a terminal, for engineers and scripts.')
    .option('--json', 'one JSON document on standard output, nothing else there')
    .exitOverride();
  for (const { usage, description, load } of COMMANDS) {
    const command = program.command(usage).description(description).option('--json');
    if (wanted(command.name())) (await load())(command);
  }
  return program;
}

/** Runs what is typed after `pmif`, and sets the exit code. */
export async function runProgram(args: readonly string[]): Promise<void> {
  try {
    const program = await openProgram((name) => args.includes(name));
    await program.parseAsync(args, { from: 'user' });
  } catch (fault) {
    process.exitCode = reportFault(fault);
  }
}
