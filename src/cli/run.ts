import { deliver } from '../app/deliver.ts';
import { MANAGER_DIGEST, runManagerDigest } from '../app/managers/run-manager-digest.ts';
import type { RunReport, RunRequest } from '../app/run.ts';
import { runRound } from '../app/run-round.ts';
import type { Product } from '../container.ts';
import type { ExitCode } from './exit-code.ts';

export const JOBS = ['ask', 'remind', MANAGER_DIGEST, 'deliver'] as const;

/** `pmif run JOB`: the same code as the beat. */
export async function runCommand(
  product: Product,
  job: (typeof JOBS)[number],
  request: RunRequest,
  json: boolean,
): Promise<ExitCode> {
  if (job === 'deliver') return runDeliver(product, json);
  const report =
    job === MANAGER_DIGEST
      ? await runManagerDigest(product.needs, request)
      : await runRound(product.needs, job, request);
  const { messages: _messages, ...counts } = report;
  console.log(json ? JSON.stringify(request.dry ? report : counts) : sentence(report));
  if (!json && report.held > 0) console.log('This run is held. Send it with: pmif run ' + job + ' --confirm');
  return 0;
}

async function runDeliver(product: Product, json: boolean): Promise<ExitCode> {
  const messenger = product.messenger();
  const report = await deliver(product.needs, messenger, product.config.sendConcurrency);
  console.log(json ? JSON.stringify({ job: 'deliver', ...report }) : `deliver: ${JSON.stringify(report)}`);
  return Object.keys(report.failed).length > 0 || report.unknown > 0 ? 1 : 0;
}

function sentence({ job, targeted, queued, alreadySaid, held, skipped }: RunReport): string {
  const why = Object.entries(skipped).map(([reason, count]) => `${count} skipped (${reason})`);
  const counts = [`${queued} queued`, `${alreadySaid} already said`, `${held} held`, ...why];
  return `${job}: ${targeted} people with something owed: ${counts.join(', ')}`;
}
