import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { startAzurite } from './azurite.ts';
import { startConnector, type Taken } from './connector.ts';
import { figures, printGoal, printTable } from './print-table.ts';
import { askEverybody, openNeeds, toldClock } from './product.ts';
import { makeReachable, writeRegister } from './registers.ts';

const PER_SECOND = 45;
const SECONDS = Number(process.env['PMIF_BENCH_SECONDS'] ?? 60);
const MESSAGES = PER_SECOND * SECONDS;
const LEAST_SHARE = 0.95;
/** A silence as long as this between two sends is a take-over, and told apart from the pace. */
const SILENCE_MS = 1_500;
/** With a lease of 60 s, and a look for it every so often, whoever stands by has taken over long before. */
const PATIENCE_MS = 180_000;
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

type Scene = { readonly name: string; readonly standingBy: number; readonly end?: 'SIGTERM' | 'SIGKILL' };
const SCENES: readonly Scene[] = [
  { name: 'one worker', standingBy: 0 },
  { name: 'two standing by', standingBy: 2 },
  { name: 'two standing by, the first stopped in the middle', standingBy: 2, end: 'SIGTERM' },
  { name: 'two standing by, the first killed in the middle', standingBy: 2, end: 'SIGKILL' },
];

/** Whole workers, as they are deployed, against a connector that keeps to Teams' limits. */
export async function run(): Promise<void> {
  const storage = await startAzurite();
  const connector = await startConnector();
  const { connectionString } = storage;
  const services = await openNeeds(connectionString, 'queued', toldClock('2026-10-14T08:00:00Z'));
  await writeRegister(services.store, {
    measures: MESSAGES,
    owners: MESSAGES,
    periods: ['FY2025/26-H1', 'FY2025/26-H2'],
    wakeOn: '2026-10-07',
  });
  await makeReachable(services.store, MESSAGES, connector.url);
  await askEverybody(services);

  const rows: string[][] = [];
  const goals: [string, boolean][] = [];
  for (const [number, scene] of SCENES.entries()) {
    const table = `pace${number}`;
    await openNeeds(connectionString, table, toldClock('2026-10-14T08:00:00Z'));
    await storage.copy('queued', table);
    await connector.set({ limits: true });
    await play(scene, { connectionString, table }, () => connector.taken());
    const { moments, refused } = await connector.set({});
    const { perSecond, silenceS } = paceOf(moments);
    const share = perSecond / PER_SECOND;
    rows.push([
      scene.name,
      String(moments.length),
      figures(perSecond, 1),
      `${figures(share * 100, 1)}%`,
      String(refused),
      figures(silenceS, 1),
    ]);
    goals.push([
      `${scene.name}: all ${MESSAGES} delivered, at least ${LEAST_SHARE * 100}% of ${PER_SECOND}/s, not one 429`,
      moments.length >= MESSAGES && share >= LEAST_SHARE && refused === 0,
    ]);
  }
  printTable(
    `pace: PMIF_SEND_PER_SECOND=${PER_SECOND} against 50/s for the tenant and 7/1 s, 8/2 s, 60/30 s, 1,800/h per conversation`,
    ['', 'delivered', 'a second', 'of the pace', '429s', 'silent at the take-over, s'],
    rows,
  );
  for (const [goal, met] of goals) printGoal(goal, met);
  await connector.stop();
  await storage.stop();
}

/** One worker sends, the others stand by; in the middle the first ends, where the scene says so. */
async function play(
  scene: Scene,
  where: { connectionString: string; table: string },
  taken: () => Promise<Taken>,
): Promise<void> {
  const first = startWorker(where);
  await until(taken, 1);
  const others = Array.from({ length: scene.standingBy }, () => startWorker(where));
  if (scene.end !== undefined) {
    await until(taken, MESSAGES / 2);
    await ended(first, scene.end);
  }
  await until(taken, MESSAGES);
  await Promise.all([first, ...others].map((worker) => ended(worker, 'SIGKILL')));
}

function startWorker({ connectionString, table }: { connectionString: string; table: string }): ChildProcess {
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
      // After the last minute at which one may go: everything may go.
      PMIF_NOW: '2026-10-14T15:00:00Z',
    },
  });
}

/** Waits until so many were taken; gives up on a run in which nothing comes any more. */
async function until(taken: () => Promise<Taken>, count: number): Promise<void> {
  let [seen, since] = [0, performance.now()];
  for (;;) {
    const { length } = (await taken()).moments;
    if (length >= count) return;
    if (length > seen) [seen, since] = [length, performance.now()];
    if (performance.now() - since > PATIENCE_MS) return;
    await pause(200);
  }
}

async function ended(worker: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const exit = once(worker, 'exit');
  worker.kill(signal);
  await exit;
}

/** Sends a second while somebody was sending, and how long nobody was. */
function paceOf(moments: readonly number[]): { perSecond: number; silenceS: number } {
  const gaps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? moment));
  const silence = gaps.filter((gap) => gap > SILENCE_MS).reduce((sum, gap) => sum + gap, 0);
  const sending = (moments.at(-1) ?? 0) - (moments[0] ?? 0) - silence;
  return { perSecond: ((moments.length - 1) / sending) * 1_000, silenceS: silence / 1_000 };
}
