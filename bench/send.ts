import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startAzurite } from './azurite.ts';
import { startConnector } from './connector.ts';
import { printCosts } from './costs.ts';
import { figures, printGoal, printTable } from './print-table.ts';
import { openNeeds, toldClock } from './product.ts';
import { makeReachable, writeRegister } from './registers.ts';
import type { ProductRun } from './send-product.ts';
import { type Measured, type SendTask, WARM_UP } from './send-task.ts';

const MESSAGES = Number(process.env['PMIF_BENCH_MESSAGES'] ?? 5_000);
const CONCURRENCY = Number(process.env['PMIF_BENCH_CONCURRENCY'] ?? 4);
const DELAYS = [0, 50];
/** Messages of the run whose requests and cards are kept, to be done again by the rivals. */
const SAMPLE = Math.min(1_000, MESSAGES);
const SCRIPT = fileURLToPath(new URL('./send-process.ts', import.meta.url));

/** Asks of everybody in a big register, from the decision to the record, beside what limits it and what would be its rival. */
export async function run(): Promise<void> {
  const storage = await startAzurite();
  const connector = await startConnector();
  const folder = mkdtempSync(join(tmpdir(), 'pmif-bench-'));
  const task: SendTask = {
    what: 'product',
    connectionString: storage.connectionString,
    table: '',
    warmTable: '',
    messages: MESSAGES,
    concurrency: CONCURRENCY,
    file: join(folder, 'sample.json'),
  };
  const copied = async (from: string, to: string) => {
    await emptyTable(storage.connectionString, to);
    await storage.copy(from, to);
    return to;
  };

  await makeRegister(storage.connectionString, 'warm', WARM_UP, connector.url);
  await makeRegister(storage.connectionString, 'small', SAMPLE, connector.url);
  await apart({ ...task, what: 'sample', table: await copied('small', 'sample') });
  const expand = await apart<Measured>({ ...task, what: 'expandOnly', messages: 2_000 });
  const send = await apart<Measured>({ ...task, what: 'sendOnly', messages: 2_000 });

  await makeRegister(storage.connectionString, 'large', MESSAGES, connector.url);
  let product: Apart<ProductRun> | undefined;
  for (const delayMs of DELAYS) {
    await connector.set({ delayMs });
    const few = Math.min(MESSAGES, delayMs === 0 ? 5_000 : 1_000);
    product = await apart<ProductRun>({
      ...task,
      table: await copied('large', `run${delayMs}`),
      warmTable: await copied('warm', `warmRun${delayMs}`),
    });
    const posts = await apart<Measured>({ ...task, what: 'posts', messages: few });
    const loop = await apart<Measured>({ ...task, what: 'loop', messages: few, concurrency: 1 });
    const quickLoop = await apart<Measured>({ ...task, what: 'loop', messages: few });
    const stored = await apart<Replayed>({
      ...task,
      what: 'replay',
      table: await copied('small', `again${delayMs}`),
      warmTable: await copied('small', `warmAgain${delayMs}`),
    });
    printRun(delayMs, {
      product,
      posts: { ...posts, messages: few },
      loop: { ...loop, messages: few },
      quickLoop: { ...quickLoop, messages: few },
      stored,
    });
  }
  console.log('');
  printGoal(
    `expanding a card costs less CPU than sending it: ${figures(expand.cpuMs / 2_000)} ms and ${figures(send.cpuMs / 2_000)} ms`,
    expand.cpuMs < send.cpuMs,
  );
  if (product !== undefined) printStorage(product);
  printCosts(product === undefined ? 6 : transactionsOf(product) / MESSAGES);
  await connector.stop();
  await storage.stop();
  rmSync(folder, { recursive: true, force: true });
}

type Replayed = Measured & { readonly refused: number; readonly requests: number };
type Apart<T> = T & { readonly peakMb: number };
type Rival = Apart<Measured> & { readonly messages: number };

function printRun(
  delayMs: number,
  runs: { product: Apart<ProductRun>; posts: Rival; loop: Rival; quickLoop: Rival; stored: Apart<Replayed> },
): void {
  const { product, posts, loop, quickLoop, stored } = runs;
  const wall = product.decide.wallMs + product.deliver.wallMs;
  const perSecond = {
    product: (MESSAGES / wall) * 1000,
    posts: rate(posts),
    loop: rate(loop),
    stored: (SAMPLE / stored.wallMs) * 1000,
  };
  const row = (name: string, speed: number, cpu: number | undefined, peakMb: number) => [
    name,
    figures(speed, 0),
    figures(perSecond.product / speed),
    cpu === undefined ? '' : figures(cpu),
    figures(peakMb, 0),
  ];
  const part = (name: string, { wallMs, cpuMs }: Measured) =>
    row(name, (MESSAGES / wallMs) * 1000, cpuMs / MESSAGES, product.peakMb);
  printTable(
    `send: ${MESSAGES} asks, ${CONCURRENCY} in flight, the connector answers after ${delayMs} ms`,
    ['', 'messages a second', 'product is × of it', 'CPU ms a message', 'peak MB'],
    [
      row(
        'the product: decide, store, queue, expand, send, record',
        perSecond.product,
        (product.decide.cpuMs + product.deliver.cpuMs) / MESSAGES,
        product.peakMb,
      ),
      part('    of which decide, store, queue', product.decide),
      part('    of which expand, send, record', product.deliver),
      row('(a) limit: plain posts of the same bodies', perSecond.posts, posts.cpuMs / posts.messages, posts.peakMb),
      row(
        '(b) rival: botbuilder in a loop, fresh template, stores nothing',
        perSecond.loop,
        loop.cpuMs / loop.messages,
        loop.peakMb,
      ),
      row(
        `    the same with ${CONCURRENCY} in flight`,
        rate(quickLoop),
        quickLoop.cpuMs / quickLoop.messages,
        quickLoop.peakMb,
      ),
      row('(c) limit: the same storage transactions by the same library', perSecond.stored, undefined, stored.peakMb),
    ],
  );
  const slower = Math.min(perSecond.posts, perSecond.stored);
  if (stored.refused > 0) console.log(`(of ${stored.requests} requests done again, ${stored.refused} were refused)`);
  printGoal(`all ${MESSAGES} delivered: ${product.delivered}`, product.delivered === MESSAGES);
  printGoal(
    `faster than (b), though that stores nothing: ${figures(perSecond.product / perSecond.loop)}`,
    perSecond.product > perSecond.loop,
  );
  printGoal(
    `at least 60% of the slower of (a) and (c): ${figures((perSecond.product / slower) * 100, 0)}%`,
    perSecond.product >= 0.6 * slower,
  );
}

const rate = ({ messages, wallMs }: Rival) => (messages / wallMs) * 1000;

function transactionsOf({ counted }: ProductRun): number {
  return [counted.decide, counted.deliver]
    .flatMap(Object.values)
    .reduce((sum: number, count: number) => sum + count, 0);
}

function printStorage(product: ProductRun): void {
  const kinds = [...new Set([...Object.keys(product.counted.decide), ...Object.keys(product.counted.deliver)])];
  const perMessage = (counts: Readonly<Record<string, number>>) => {
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return [...kinds.map((kind) => figures((counts[kind] ?? 0) / MESSAGES)), figures(all / MESSAGES)];
  };
  printTable(
    'storage transactions per delivered message, all counted',
    ['', ...kinds, 'all'],
    [
      ['decide, store, queue', ...perMessage(product.counted.decide)],
      ['expand, send, record', ...perMessage(product.counted.deliver)],
    ],
  );
  const all = transactionsOf(product) / MESSAGES;
  printGoal(`at most 6 storage transactions per delivered message: ${figures(all)}`, all <= 6);
}

/** Does one measurement in a process of its own. */
async function apart<T = object>(task: SendTask): Promise<Apart<T>> {
  const child = fork(SCRIPT, [JSON.stringify(task)]);
  const answer = once(child, 'message') as Promise<[Apart<T>]>;
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${task.what} ended with ${code} before it had measured anything`);
  });
  const [measured] = await Promise.race([answer, ended]);
  ended.catch(() => {});
  return measured;
}

const clock = () => toldClock('2026-10-14T08:00:00Z');

async function emptyTable(connectionString: string, table: string): Promise<void> {
  await openNeeds(connectionString, table, clock());
}

async function makeRegister(
  connectionString: string,
  table: string,
  owners: number,
  serviceUrl: string,
): Promise<void> {
  const { store } = await openNeeds(connectionString, table, clock());
  const periods = ['FY2024/25-H1', 'FY2024/25-H2', 'FY2025/26-H1', 'FY2025/26-H2'];
  await writeRegister(store, { measures: owners, owners, periods, wakeOn: '2026-10-07' });
  await makeReachable(store, owners, serviceUrl);
}
