import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { figures, printGoal, printTable } from './measure.ts';
import { makeReachable, writeRegister } from './registers.ts';
import { askEveryone, openServices, startAzurite, startConnector, type Taken, toldClock } from './world.ts';

const PER_SECOND = 45;
const MESSAGES = PER_SECOND * Number(process.env['PMIF_BENCH_SECONDS'] ?? 60);
const LEAST_SHARE = 0.95;
/** A gap this long between two sends is a takeover, and not counted as pace. */
const TAKEOVER_MS = 1_500;
/** The lease is 60 s: long before this another worker has taken over. */
const PATIENCE_MS = 180_000;
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const MORNING = '2026-10-14T08:00:00Z';

type Scene = { readonly name: string; readonly standby: number; readonly end?: 'SIGTERM' | 'SIGKILL' };
const SCENES: readonly Scene[] = [
  { name: 'one worker', standby: 0 },
  { name: 'two on standby', standby: 2 },
  { name: 'two on standby, the first stopped in the middle', standby: 2, end: 'SIGTERM' },
  { name: 'two on standby, the first killed in the middle', standby: 2, end: 'SIGKILL' },
];

/** Whole workers, as they are deployed, against a connector that keeps to Teams' limits. */
export async function run(): Promise<void> {
  const storage = await startAzurite();
  const connector = await startConnector();
  const { connectionString } = storage;
  const services = await openServices(connectionString, 'queued', toldClock(MORNING));
  await writeRegister(services.store, { measures: MESSAGES, owners: MESSAGES, readings: 2 });
  await makeReachable(services.store, MESSAGES, connector.ready.url);
  await askEveryone(services);

  const rows: string[][] = [];
  const goals: [string, boolean][] = [];
  for (const [number, scene] of SCENES.entries()) {
    const table = `pace${number}`;
    await openServices(connectionString, table, toldClock(MORNING));
    await storage.copy('queued', table);
    await connector.ask({ set: { limits: true } });
    const start = () => startWorker(connectionString, table);
    await play(scene, start, () => connector.ask({}));
    const { moments, refused } = await connector.ask({ set: {} });
    const { perSecond, silenceS } = paceOf(moments);
    const share = perSecond / PER_SECOND;
    const sent = [String(moments.length), figures(perSecond, 1), `${figures(share * 100, 1)}%`];
    rows.push([scene.name, ...sent, String(refused), figures(silenceS, 1)]);
    goals.push([
      `${scene.name}: all ${MESSAGES} delivered, at least ${LEAST_SHARE * 100}% of ${PER_SECOND}/s, not one 429`,
      moments.length >= MESSAGES && share >= LEAST_SHARE && refused === 0,
    ]);
  }
  printTable(
    `pace: PMIF_SEND_PER_SECOND=${PER_SECOND} against 50/s for the tenant and 7/1 s, 8/2 s, 60/30 s, 1,800/h per conversation`,
    ['', 'delivered', 'a second', 'of the pace', '429s', 'takeover, s'],
    rows,
  );
  for (const [goal, met] of goals) printGoal(goal, met);
  await connector.stop();
  await storage.stop();
}

/** One worker sends, the others are on standby; the first ends in the middle, where the scene says so. */
async function play({ standby, end }: Scene, start: () => ChildProcess, taken: () => Promise<Taken>): Promise<void> {
  const first = start();
  await until(taken, 1);
  const others = Array.from({ length: standby }, start);
  if (end !== undefined) {
    await until(taken, MESSAGES / 2);
    await stop(first, end);
  }
  await until(taken, MESSAGES);
  await Promise.all([first, ...others].map((worker) => stop(worker, 'SIGKILL')));
}

function startWorker(connectionString: string, table: string): ChildProcess {
  return spawn(process.execPath, [MAIN], {
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      LOG_LEVEL: 'silent',
      AZURE_STORAGE_CONNECTION_STRING: connectionString,
      PMIF_TABLE_PREFIX: table,
      PMIF_ROLE: 'worker',
      PMIF_SEND_PER_SECOND: String(PER_SECOND),
      // By the evening every message is ready.
      PMIF_NOW: '2026-10-14T15:00:00Z',
    },
  });
}

/** Waits until so many were taken; gives up where nothing more comes. */
async function until(taken: () => Promise<Taken>, count: number): Promise<void> {
  let [seen, since] = [0, performance.now()];
  while (performance.now() - since < PATIENCE_MS) {
    const { length } = (await taken()).moments;
    if (length >= count) return;
    if (length > seen) [seen, since] = [length, performance.now()];
    await pause(200);
  }
}

async function stop(worker: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const exit = once(worker, 'exit');
  worker.kill(signal);
  await exit;
}

/** Sends a second while one worker was sending, and how long none was. */
function paceOf(moments: readonly number[]): { perSecond: number; silenceS: number } {
  const gaps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? moment));
  const silence = gaps.filter((gap) => gap > TAKEOVER_MS).reduce((sum, gap) => sum + gap, 0);
  const sending = (moments.at(-1) ?? 0) - (moments[0] ?? 0) - silence;
  return { perSecond: ((moments.length - 1) / sending) * 1_000, silenceS: silence / 1_000 };
}
