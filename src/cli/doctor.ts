import type { Command } from 'commander';
import { examine } from '../features/records/use-cases/doctor.ts';
import { readConfig } from '../config/config.ts';
import type { Finding } from '../features/records/rules/check-up.ts';
import { curableFault } from './faults.ts';
import { type ExitCode, nowOption, sharedOptions } from './shell.ts';

/** `pmif doctor`: what is wrong and how to put it right. 0: nothing is wrong; 1: something is. Changes nothing. */
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
      area: 'configuration',
      level: 'wrong',
      where: name,
      problem,
      cure,
    }));
  }
  const { config } = read;
  const findings: Finding[] = [];
  const missing = (where: string, problem: string, cure: string) =>
    findings.push({ area: 'configuration', level: 'look', where, problem, cure });
  if (config.mode === 'teams' && config.publicUrl === '') {
    const problem = 'Nothing can link to this bot: no QR code, no partner’s page.';
    missing('PMIF_PUBLIC_URL', problem, 'Set the address it is reached by.');
  }
  if (config.mode === 'teams' && config.telemetry === '') {
    missing('APPLICATIONINSIGHTS_CONNECTION_STRING', 'No telemetry is sent.', 'Set it, if alerts are wanted.');
  }
  try {
    const { openProduct } = await import('../container.ts');
    const product = await openProduct(config, { now });
    try {
      return [...findings, ...(await examine(product.services, await product.histories()))];
    } finally {
      await product.close();
    }
  } catch (fault) {
    const curable = curableFault(fault);
    if (curable === undefined) throw fault;
    const { problem, cure } = curable;
    return [...findings, { area: 'storage', level: 'wrong', where: 'the store', problem, cure }];
  }
}

function say(findings: readonly Finding[], wrong: number): void {
  for (const { area, level, where, problem, cure } of findings) {
    console.log(`${level === 'wrong' ? 'WRONG' : 'look '}  ${area}: ${where}. ${problem} ${cure}`);
  }
  console.log(findings.length === 0 ? 'All is well.' : `${wrong} wrong, ${findings.length - wrong} to look at.`);
}

export function declareDoctor(command: Command): void {
  command.addOption(nowOption()).action(async () => {
    const { json, now } = sharedOptions(command);
    process.exitCode = await doctorCommand(process.env, json, now);
  });
}
