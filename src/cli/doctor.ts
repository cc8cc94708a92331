import type { Command } from 'commander';
import { examine } from '../features/records/use-cases/doctor.ts';
import { StorageUnavailable } from '../core/store.ts';
import { readConfig } from '../config/config.ts';
import { openProduct } from '../container.ts';
import type { Finding } from '../features/records/rules/check-up.ts';
import type { ExitCode } from './exit-code.ts';
import { nowOption, type Shared, wantsJson } from './shell.ts';

/** `pmif doctor`: what is wrong and how to mend it. 0: nothing is wrong; 1: something is. Changes nothing. */
export async function doctorCommand(
  env: Readonly<Record<string, string | undefined>>,
  json: boolean,
  now: Date | undefined,
): Promise<ExitCode> {
  const findings = await findingsOf(env, now);
  const wrong = findings.filter(({ level }) => level === 'wrong').length;
  if (json) console.log(JSON.stringify({ ok: wrong === 0, findings }));
  else say(findings, wrong);
  return wrong === 0 ? 0 : 1;
}

async function findingsOf(env: Readonly<Record<string, string | undefined>>, now?: Date): Promise<Finding[]> {
  const read = readConfig(env);
  if (read.kind === 'bad') {
    return read.problems.map(({ name, problem, cure }) => ({
      ...{ area: 'configuration' as const, level: 'wrong' as const, where: name, problem, cure },
    }));
  }
  const { config } = read;
  const missing = (where: string, problem: string, cure: string): Finding => ({
    ...{ area: 'configuration', level: 'look', where, problem, cure },
  });
  const settings = [
    ...(config.mode === 'teams' && config.publicUrl === ''
      ? [
          missing(
            'PMIF_PUBLIC_URL',
            'Nothing can link to this bot: no QR code, no partner’s page.',
            'Set the address it is reached by.',
          ),
        ]
      : []),
    ...(config.mode === 'teams' && config.telemetry === ''
      ? [missing('APPLICATIONINSIGHTS_CONNECTION_STRING', 'No telemetry leaves.', 'Set it, if alerts are wanted.')]
      : []),
  ];
  try {
    const product = await openProduct(config, { ...(now !== undefined && { now }) });
    try {
      return [...settings, ...(await examine(product.services, await product.histories()))];
    } finally {
      await product.close();
    }
  } catch (fault) {
    return [...settings, storageFinding(fault)];
  }
}

/** Storage that does not answer, or answers what cannot be read. Whatever else is thrown is a fault of ours. */
function storageFinding(fault: unknown): Finding {
  const known = fault instanceof Error && ['StoreIsNewer', 'UnreadableRow', 'NoFramework'].includes(fault.name);
  if (!known && !(fault instanceof StorageUnavailable)) throw fault;
  return {
    area: 'storage',
    level: 'wrong',
    where: 'the store',
    problem: known ? fault.message : 'Storage does not answer.',
    cure: known
      ? 'See docs/when-things-go-wrong.md; the last backup has it as it was.'
      : 'Look at the account’s health, its firewall, and the role Storage Table Data Contributor of this identity.',
  };
}

function say(findings: readonly Finding[], wrong: number): void {
  for (const { area, level, where, problem, cure } of findings) {
    console.log(`${level === 'wrong' ? 'WRONG' : 'look '}  ${area}: ${where}. ${problem} ${cure}`);
  }
  console.log(findings.length === 0 ? 'All is well.' : `${wrong} wrong, ${findings.length - wrong} to look at.`);
}

/** `pmif doctor`. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('look at configuration, storage, register, reach and histories, and say what is wrong')
    .option('--json')
    .addOption(nowOption())
    .action(async (options: Shared) => {
      process.exitCode = await doctorCommand(process.env, wantsJson(program, options), options.now);
    });
}
