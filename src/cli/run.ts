import type { Command } from 'commander';
import { type DeliveryReport, readyToSend } from '../messaging/use-cases/deliver.ts';
import { previewMessages } from '../messaging/use-cases/message-preview.ts';
import type { RunReport, RunRequest } from '../messaging/use-cases/run.ts';
import { JOBS } from '../features.ts';
import type { UpkeepJob } from '../messaging/job.ts';
import type { Product } from '../container.ts';
import type { Message } from '../messaging/rules/message.ts';
import { coversOf } from '../messaging/rules/milestone-text.ts';
import { argumentOf, type ExitCode, nowOption, type Shared, withProduct } from './shell.ts';

const NAMES: readonly string[] = [...JOBS.map(({ name }) => name), 'deliver'];

/** `pmif run JOB`: the same code as the beat. */
export async function runCommand(
  product: Product,
  name: string,
  request: RunRequest,
  json: boolean,
): Promise<ExitCode> {
  const job = JOBS.find((known) => known.name === name);
  if (job === undefined) return request.dry ? dryDeliver(product, json) : runDeliver(product, json);
  if (job.kind === 'upkeep') return runUpkeep(product, job, request.dry, json);
  const report = await job.run(product.services, request);
  const { messages, ...counts } = report;
  if (!json) console.log(sentence(report));
  else console.log(JSON.stringify(request.dry ? { ...counts, messages: await withCards(product, messages) } : counts));
  if (!json && report.held > 0) console.log('This run is held. Send it with: pmif run ' + name + ' --confirm');
  return 0;
}

async function runUpkeep({ services }: Product, job: UpkeepJob, dry: boolean, json: boolean): Promise<ExitCode> {
  const onProgress = (done: number) => {
    if (process.stderr.isTTY && done % 100 === 0) process.stderr.write(`${done} measures\n`);
  };
  const { report, sentence: words } = await job.onCommand(services, dry, onProgress);
  // It writes to no one: the counts of people that every job prints are zero.
  const people = { targeted: 0, queued: 0, alreadySaid: 0, held: 0, skipped: {}, ...(dry && { messages: [] }) };
  console.log(json ? JSON.stringify({ ...people, ...report }) : words);
  return 0;
}

/** What would be sent: the card is null where nothing would be left to say. */
async function withCards({ services, cardOf }: Product, messages: readonly Message[]) {
  const previewed = await previewMessages(services, messages);
  return Promise.all(
    previewed.map(async ({ message, view }) => {
      const { key, kind, to, notBefore } = message;
      return {
        key,
        kind,
        to,
        notBefore,
        covers: coversOf(message),
        card: view === undefined ? null : await cardOf(view),
      };
    }),
  );
}

/** Sends what is ready at the command's own time. A running server hands over its lease and carries on afterwards. */
async function runDeliver(product: Product, json: boolean): Promise<ExitCode> {
  const report = await product.deliverOnce(() =>
    console.error('Another process is sending, or was a minute ago: asking it to hand over …'),
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

export function declareRun(command: Command): void {
  argumentOf(command, 'job').choices(NAMES);
  command
    .option('--dry', 'say what would be sent and change nothing')
    .option('--confirm', 'send a run that is held')
    .addOption(nowOption())
    .action(
      withProduct((product, { dry = false, confirm = false, json }: Shared & Partial<RunRequest>, job: string) =>
        runCommand(product, job, { dry, confirm }, json),
      ),
    );
}
