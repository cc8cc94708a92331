import { Command } from 'commander';
import { reportFault } from './shell.ts';

/** Usage and description, in the order of `pmif --help`: the most used first. */
const COMMANDS: Readonly<Record<string, string>> = {
  'import <path...>': 'read a register folder or single files (csv, xlsx, yaml); with any problem nothing is written',
  due: 'what is due, as of now',
  'run <job>': 'run one job now',
  'analyse <code>': 'what the numbers of a measure say: usual ups and downs, signals, gaps',
  'step <code> <period>': 'record that a measure changed for good: its figures are counted afresh from a period on',
  'screen <code> <on|off>': 'record whether outlying moves of a measure are dropped when its limits are drawn',
  'resend [key]': 'queue a message again: by its key (see: pmif export messages), or every dead letter',
  reach: 'which owners the bot can reach, why not the others, and a text for an e-mail to them',
  explainers: 'what groups read about their work: reach, clarity, gaps; approve a draft',
  'release [code] [period]': 'release readings, so that councillors, reports and public pages show them',
  'lock <period> [codes...]':
    'lock the figures of a period: only the performance team can change them then, with a reason',
  'unlock <period> [codes...]': 'let owners change the figures of a period again; the reason is recorded',
  'open <code> <period>': 'open a period by hand (a survey, a one-off), or ask its owner once more',
  'withdraw <code> <period>': 'withdraw a released figure; it stays in the history',
  'let-stand <code> <period> <what>': 'record that a small figure, or words that seem to name one, may stay',
  'move <code>': 'move a measure from one committee to another from a day on',
  report: 'a committee’s report for a period, as Word, HTML or Markdown by the ending of the file',
  'explain <group>':
    'a group’s printed sheet (pdf, html), or its team talk and text message (txt), by the ending of the file',
  progress: 'what has come and what is still to come, by service or committee; --out writes a page to print',
  'export <what>': 'what is stored, as csv or json',
  'backup <file>': 'write everything that is stored to a file, with its hash',
  'restore <file>': 'put a backup into an empty store, checked by its hash',
  doctor: 'check configuration, storage, register, reach and histories, and say what is wrong',
  'forget <email>': 'remove a leaver: name, addresses, how they are reached; what they gave stays',
  'person <email>': 'everything that is kept about a person, for them to have',
  'hold [which]':
    'keep everything, a measure or a person whatever its age (legal hold); without a name, list the holds',
};

/** Imports a command's code, which adds its options and its action. */
const CODE: Readonly<Record<string, () => Promise<(command: Command) => void>>> = {
  import: async () => (await import('./import.ts')).declareImport,
  due: async () => (await import('./due.ts')).declareDue,
  run: async () => (await import('./run.ts')).declareRun,
  analyse: async () => (await import('./analyse.ts')).declareAnalyse,
  step: async () => (await import('./record-choice.ts')).declareStep,
  screen: async () => (await import('./record-choice.ts')).declareScreen,
  resend: async () => (await import('./resend.ts')).declareResend,
  reach: async () => (await import('./reach.ts')).declareReach,
  explainers: async () => (await import('./explainers.ts')).declareExplainers,
  release: async () => (await import('./release.ts')).declareRelease,
  lock: async () => (await import('./lock.ts')).declareLock,
  unlock: async () => (await import('./lock.ts')).declareUnlock,
  open: async () => (await import('./by-hand.ts')).declareOpen,
  withdraw: async () => (await import('./by-hand.ts')).declareWithdraw,
  'let-stand': async () => (await import('./by-hand.ts')).declareLetStand,
  move: async () => (await import('./by-hand.ts')).declareMove,
  report: async () => (await import('./report.ts')).declareReport,
  explain: async () => (await import('./explain.ts')).declareExplain,
  progress: async () => (await import('./progress.ts')).declareProgress,
  export: async () => (await import('./export.ts')).declareExport,
  backup: async () => (await import('./backup.ts')).declareBackup,
  restore: async () => (await import('./backup.ts')).declareRestore,
  doctor: async () => (await import('./doctor.ts')).declareDoctor,
  forget: async () => (await import('./forget.ts')).declareForget,
  person: async () => (await import('./person.ts')).declarePerson,
  hold: async () => (await import('./hold.ts')).declareHold,
};

/** Loads the code of the commands that `wanted` picks by name; the others are only listed. */
export async function openProgram(wanted: (name: string) => boolean): Promise<Command> {
  const program = new Command('pmif')
    .description('Runs the performance framework from a terminal, for engineers and scripts.')
    .option('--json', 'one JSON document on standard output, nothing else there')
    .exitOverride();
  for (const [usage, description] of Object.entries(COMMANDS)) {
    const command = program.command(usage).description(description).option('--json');
    const load = CODE[command.name()];
    if (load === undefined) throw new Error(`${command.name()} has no code`);
    if (wanted(command.name())) (await load())(command);
  }
  return program;
}

export async function runProgram(args: readonly string[]): Promise<void> {
  try {
    const program = await openProgram((name) => args.includes(name));
    await program.parseAsync(args, { from: 'user' });
  } catch (fault) {
    process.exitCode = reportFault(fault);
  }
}
