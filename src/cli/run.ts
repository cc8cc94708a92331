import type { Command } from 'commander';
import { type DeliveryReport, readyToSend } from '../messaging/use-cases/deliver.ts';
import { COMMITTEE_DIGEST, runCommitteeDigest } from '../features/committee-digest/use-cases/run-committee-digest.ts';
import { HOUSEKEEP } from '../features/records/use-cases/housekeep.ts';
import { previewMessages } from '../messaging/use-cases/message-preview.ts';
import { MANAGER_DIGEST, runManagerDigest } from '../features/managers/use-cases/run-manager-digest.ts';
import { REQUESTS_JOB, runRequests } from '../features/requests/use-cases/run-requests.ts';
import type { RunReport, RunRequest } from '../messaging/use-cases/run.ts';
import { NARRATIVE_JOB, runNarrative } from '../features/narratives/use-cases/run-narrative.ts';
import type { Services } from '../core/services.ts';
import { POWER_BI } from '../features/power-bi/use-cases/run-power-bi.ts';
import { EXPLAIN, runExplain } from '../features/thrive/use-cases/run-explain.ts';
import { runRound } from '../features/readings/use-cases/run-round.ts';
import type { Product } from '../container.ts';
import type { Message } from '../messaging/rules/message.ts';
import type { ExitCode } from './exit-code.ts';
import { runHousekeep } from './housekeep.ts';
import { powerBiCommand } from './power-bi.ts';
import { nowOption, type Shared, wantsJson, withProduct } from './shell.ts';

/** The jobs that put messages into the outbox; each by the same code as its beat. */
const RUNS = {
  ask: (services, request) => runRound(services, 'ask', request),
  remind: (services, request) => runRound(services, 'remind', request),
  [MANAGER_DIGEST]: runManagerDigest,
  [NARRATIVE_JOB]: runNarrative,
  [REQUESTS_JOB]: runRequests,
  [EXPLAIN]: runExplain,
  [COMMITTEE_DIGEST]: runCommitteeDigest,
} as const satisfies Record<string, (services: Services, request: RunRequest) => Promise<RunReport>>;
type RunName = keyof typeof RUNS;

export const JOBS = [...(Object.keys(RUNS) as RunName[]), 'deliver', HOUSEKEEP, POWER_BI] as const;

/** `pmif run JOB`: the same code as the beat. */
export async function runCommand(
  product: Product,
  job: (typeof JOBS)[number],
  request: RunRequest,
  json: boolean,
): Promise<ExitCode> {
  if (job === 'deliver') return request.dry ? dryDeliver(product, json) : runDeliver(product, json);
  if (job === HOUSEKEEP) return runHousekeep(product, request.dry, json);
  if (job === POWER_BI) return powerBiCommand(product, request.dry, json);
  const report = await RUNS[job](product.services, request);
  const { messages, ...counts } = report;
  if (!json) console.log(sentence(report));
  else console.log(JSON.stringify(request.dry ? { ...counts, messages: await withCards(product, messages) } : counts));
  if (!json && report.held > 0) console.log('This run is held. Send it with: pmif run ' + job + ' --confirm');
  return 0;
}

/** What would be sent, as it would be sent: the card is null where nothing would be left to say. */
async function withCards({ services, cardOf }: Product, messages: readonly Message[]) {
  const previewed = await previewMessages(services, messages);
  return previewed.map(({ message, view }) => {
    const { key, kind, to, notBefore, covers } = message;
    return { key, kind, to, notBefore, covers, card: view === undefined ? null : cardOf(view) };
  });
}

/**
 * Sends what is ready at the command's own time. A running server is asked to hand over and goes on afterwards, so that
 * nothing is sent twice and what is ready goes now, which is what somebody who types this expects.
 */
async function runDeliver(product: Product, json: boolean): Promise<ExitCode> {
  const report = await product.deliverOnce(() =>
    console.error('Somebody else is sending, or was a minute ago: asking them to hand over …'),
  );
  if (report === undefined) {
    console.error(
      'A running server is sending and did not hand over in time. It sends what is ready; try again later.',
    );
    if (json) console.log(JSON.stringify({ job: 'deliver', busy: true }));
    return 1;
  }
  console.log(json ? JSON.stringify({ job: 'deliver', ...report }) : deliverySentence(report));
  return Object.keys(report.failed).length > 0 || report.unknown > 0 ? 1 : 0;
}

async function dryDeliver(product: Product, json: boolean): Promise<ExitCode> {
  const { report, messages } = await readyToSend(product.services);
  if (json) console.log(JSON.stringify({ job: 'deliver', ...report, messages: await withCards(product, messages) }));
  else {
    for (const { key, notBefore } of messages) console.log(`${key}: may go since ${notBefore}`);
    console.log(`deliver: ${report.targeted} would be tried now`);
  }
  return 0;
}

function deliverySentence({ targeted, delivered, failed, skipped, unknown, waiting }: DeliveryReport): string {
  const why = (counts: Readonly<Record<string, number>>, word: string) =>
    Object.entries(counts).map(([reason, count]) => `${count} ${word} (${reason})`);
  const parts = [
    `${delivered} delivered`,
    ...why(failed, 'failed'),
    ...why(skipped, 'skipped'),
    ...(unknown > 0 ? [`${unknown} that may or may not have arrived`] : []),
    ...(waiting > 0 ? [`${waiting} to be tried again`] : []),
  ];
  return targeted === 0 ? 'deliver: nothing may go now' : `deliver: of ${targeted}: ${parts.join(', ')}`;
}

function sentence({ job, targeted, queued, alreadySaid, held, skipped }: RunReport): string {
  const why = Object.entries(skipped).map(([reason, count]) => `${count} skipped (${reason})`);
  const counts = [`${queued} queued`, `${alreadySaid} already said`, `${held} held`, ...why];
  return `${job}: ${targeted} people with something owed: ${counts.join(', ')}`;
}

/** `pmif run`. */
export function addRun(program: Command): void {
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
        runCommand(
          product,
          job,
          { dry: options.dry === true, confirm: options.confirm === true },
          wantsJson(program, options),
        ),
      ),
    );
}
