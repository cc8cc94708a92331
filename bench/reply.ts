import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startAzurite } from './azurite.ts';
import type { Template } from './bare-server.ts';
import { startConnector } from './connector.ts';
import { poster } from './post.ts';
import { figures, printGoal, printTable } from './print-table.ts';
import { openNeeds, toldClock } from './product.ts';
import { OWNERS, presses } from './presses.ts';
import { makeReachable, writeRegister } from './registers.ts';
import { median, quantile } from './statistics.ts';
import { rowsOfSubmit } from './submit-template.ts';

const TABLE = 'reply';
const WARM_UP = 150;
const ROUNDS = Number(process.env['PMIF_BENCH_ROUNDS'] ?? 600);
const CPU_ROUNDS = 200;
const MOST = 1.5;

/** Round trips in milliseconds, and the time that the server itself computed for one. */
type Result = { readonly times: number[]; readonly cpuMs: number };
type Scene = { readonly name: string; readonly next: boolean };
const SCENES: readonly Scene[] = [
  { name: 'submit, and the receipt', next: false },
  { name: 'submit, and the next form', next: true },
];

/** The round trip of a submit beside a bare handler that does the same work on storage and sends the same card. */
export async function run(): Promise<void> {
  const storage = await startAzurite();
  const connector = await startConnector();
  const clock = toldClock('2026-10-14T10:00:00Z');
  const { store } = await openNeeds(storage.connectionString, TABLE, clock);
  const periods = [
    'FY2022/23-H2',
    'FY2023/24-H1',
    'FY2023/24-H2',
    'FY2024/25-H1',
    'FY2024/25-H2',
    'FY2025/26-H1',
    'FY2025/26-H2',
  ];
  await writeRegister(store, { measures: 3 * OWNERS, owners: OWNERS, periods, wakeOn: '2026-10-07' });
  await makeReachable(store, OWNERS, connector.url);

  const servers = fork(fileURLToPath(new URL('./reply-servers.ts', import.meta.url)), [
    storage.connectionString,
    TABLE,
  ]);
  const [urls] = (await once(servers, 'message')) as [{ product: string; bare: string }];
  const ask = async (asked: { template?: Template }) => {
    servers.send(asked);
    const [told] = (await once(servers, 'message')) as [{ counted: string[]; cpuMs: number }];
    return told;
  };
  const post = poster(1);
  const people = presses(connector.url);
  const product = async (press: string) => must(await post(`${urls.product}/api/messages`, press));
  await openForms(people, product);
  // A form's number grows with every answer: the same reading is changed again and again.
  const forms = Array.from({ length: OWNERS }, () => 0);

  for (const scene of SCENES) {
    let round = 0;
    const submit = () => {
      const owner = round++ % OWNERS;
      const form = (forms[owner] ?? 0) + 1;
      forms[owner] = form;
      return { owner, body: people.submit(owner, form, scene.next) };
    };
    await product(submit().body);
    await connector.set({ keepLast: true });
    await ask({});
    const { owner, body } = submit();
    await product(body);
    const { counted } = await ask({});
    const { last } = await connector.set({});
    if (!last.includes('Saved')) throw new Error(`the product did not take the answer: ${last}`);
    await ask({
      template: { rows: await rowsOfSubmit(storage.connectionString, TABLE, owner), card: JSON.parse(last) },
    });

    const bare = async (path: string) =>
      must(await post(`${urls.bare}${path}`, people.bare(round % OWNERS, scene.next)));
    const acts = [() => product(submit().body), () => bare('/submit'), () => bare('/upsert')];
    const results: Result[] = acts.map(() => ({ times: [], cpuMs: 0 }));
    for (let number = 0; number < WARM_UP + ROUNDS; number += 1) {
      // In turns, and the first place too, so that whatever else this machine does meets all of them alike.
      for (const [turn] of acts.entries()) {
        const which = (turn + number) % acts.length;
        const started = performance.now();
        await acts[which]?.();
        if (number >= WARM_UP) results[which]?.times.push(performance.now() - started);
      }
    }
    // The servers' own time, one after the other: what a busy machine cannot lengthen.
    for (const [which, act] of acts.entries()) {
      const { cpuMs } = await ask({});
      for (let number = 0; number < CPU_ROUNDS; number += 1) await act();
      const after = await ask({});
      Object.assign(results[which] ?? {}, { cpuMs: (after.cpuMs - cpuMs) / CPU_ROUNDS });
    }
    print(scene, results, counted);
  }
  servers.disconnect();
  await once(servers, 'exit');
  await connector.stop();
  await storage.stop();
}

const NAMES = ['the product', '(a) bare handler: same storage calls, one card update', '(b) bare handler: one upsert'];

function print(scene: Scene, results: readonly Result[], counted: readonly string[]): void {
  const [product, bare] = results.map(({ times }) => median(times));
  printTable(
    `reply: ${scene.name} (${results[0]?.times.length} rounds; storage: ${counted.join(', ')})`,
    ['round trip', 'median ms', '99% ms', 'product is × of it', "server's CPU ms"],
    results.map(({ times, cpuMs }, index) => [
      NAMES[index] ?? '',
      figures(median(times)),
      figures(quantile(times, 0.99)),
      figures((product ?? 0) / median(times)),
      figures(cpuMs),
    ]),
  );
  const ratio = (product ?? 0) / (bare ?? 0);
  printGoal(`at most ${figures(MOST, 1)} times the median of (a): ${figures(ratio)}`, ratio <= MOST);
}

/** Everybody types `due`, which keeps their list, and opens their first form. */
async function openForms(people: ReturnType<typeof presses>, send: (press: string) => Promise<void>): Promise<void> {
  for (let owner = 0; owner < OWNERS; owner += 1) {
    await send(people.typed(owner));
    await send(people.open(owner));
  }
}

function must(status: number): void {
  if (status !== 200) throw new Error(`a server answered ${status}`);
}
