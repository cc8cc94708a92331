import { Command, CommanderError } from 'commander';
import { addAnalyse } from './analyse.ts';
import { addByHand } from './by-hand.ts';
import { addBackup, addRestore } from './backup.ts';
import { addDoctor } from './doctor.ts';
import { addDue } from './due.ts';
import { addExplain } from './explain.ts';
import { addExplainers } from './explainers.ts';
import { addExport } from './export.ts';
import { addForget } from './forget.ts';
import { addHold } from './hold.ts';
import { addImport } from './import.ts';
import { addPerson } from './person.ts';
import { addProgress } from './progress.ts';
import { addReach } from './reach.ts';
import { addScreen, addStep } from './record-choice.ts';
import { addLock, addUnlock } from './lock.ts';
import { addRelease } from './release.ts';
import { addReport } from './report.ts';
import { addResend } from './resend.ts';
import { addRun } from './run.ts';

const program = new Command('pmif').description(
  'Runs the performance framework from a terminal, for engineers and scripts.',
);
program.exitOverride().option('--json', 'one JSON document on standard output, nothing else there');

/** In the order in which `pmif --help` names them: what is done most, first. */
const COMMANDS = [
  addImport,
  addDue,
  addRun,
  addAnalyse,
  addStep,
  addScreen,
  addResend,
  addReach,
  addExplainers,
  addRelease,
  addLock,
  addUnlock,
  addByHand,
  addReport,
  addExplain,
  addProgress,
  addExport,
  addBackup,
  addRestore,
  addDoctor,
  addForget,
  addPerson,
  addHold,
];
for (const add of COMMANDS) add(program);

try {
  await program.parseAsync(process.argv);
} catch (fault) {
  if (!(fault instanceof CommanderError)) throw fault;
  process.exitCode = fault.exitCode === 0 ? 0 : 2;
}
