import { figures, median, poster, printGoal, printTable, quantile, startChild, times } from './measure.ts';
import { activity, makeReachable, measureCode, writeRegister } from './registers.ts';
import type { StorageCall } from './replay.ts';
import type { Repeated, Urls } from './reply-servers.ts';
import { openServices, startAzurite, startConnector, toldClock } from './world.ts';

/** Owners with two measures each: one to submit, and one whose form comes next. */
const OWNERS = 20;
const PERIOD = 'FY2026/27-H1';
const WARM_UP = 150;
const ROUNDS = Number(process.env['PMIF_BENCH_ROUNDS'] ?? 600);
const CPU_ROUNDS = 200;
const MOST = 1.5;

const SCENES = [
  { name: 'submit, and the receipt', next: false },
  { name: 'submit, and the next form', next: true },
];
const NAMES = ['the product', 'bare handler: same storage calls, same card'];

/** The round trip of a submit next to a bare handler that makes the same storage calls and sends the same card. */
export async function run(): Promise<void> {
  const storage = await startAzurite();
  const connector = await startConnector();
  const { connectionString } = storage;
  const clock = toldClock('2026-10-14T10:00:00Z');
  const { store } = await openServices(connectionString, 'reply', clock);
  await writeRegister(store, { measures: 2 * OWNERS, owners: OWNERS, readings: 7 });
  await makeReachable(store, OWNERS, connector.ready.url);
  type Asked = { readonly record?: boolean; readonly repeat?: Repeated };
  type Told = { readonly recorded: StorageCall[]; readonly cpuMs: number };
  const tables = [connectionString, 'reply', 'replyCopy'];
  const servers = await startChild<Urls, Asked, Told>('./reply-servers.ts', tables);
  const { ask, ready: urls } = servers;
  const post = poster(1);
  const postTo = async (url: string, press: string) => {
    const status = await post(url, press);
    if (status !== 200) throw new Error(`${url} answered ${status}`);
  };
  const product = (press: string) => postTo(`${urls.product}/api/messages`, press);
  const bare = (press: string) => postTo(`${urls.bare}/submit`, press);
  // Typing `due` keeps an owner's list; then the first form is opened.
  await times(OWNERS, 1, async (owner) => {
    await product(activity(owner, connector.ready.url, { text: 'due' }));
    await product(activity(owner, connector.ready.url, { value: { verb: 'openReading', ...about(owner), card: '1' } }));
  });
  // A form's number grows with every answer: the same reading is changed again and again.
  let submits = 0;
  const submit = (next: boolean) => {
    const [owner, form] = [submits % OWNERS, 1 + Math.floor(submits / OWNERS)];
    submits += 1;
    return activity(owner, connector.ready.url, { value: submitOf(owner, form, next) });
  };

  for (const { name, next } of SCENES) {
    const presses: StorageCall[][] = [];
    await times(OWNERS, 1, () => product(submit(next)));
    await connector.ask({ set: { keepLast: true } });
    for (let owner = 0; owner < OWNERS; owner += 1) {
      await ask({ record: true });
      await product(submit(next));
      presses.push((await ask({ record: false })).recorded);
    }
    const { last: card } = await connector.ask({ set: {} });
    if (!card.includes('Saved')) throw new Error(`the product did not take the answer: ${card}`);
    await openServices(connectionString, 'replyCopy', clock);
    await storage.copy('reply', 'replyCopy');
    await ask({ repeat: { presses, card } });

    let press = '';
    const acts = [() => product((press = submit(next))), () => bare(press)];
    const took: number[][] = [[], []];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      // First in turns, so that whatever else this machine does meets both alike.
      for (const which of round % 2 === 0 ? [0, 1] : [1, 0]) {
        const started = performance.now();
        await acts[which]?.();
        if (round >= WARM_UP) took[which]?.push(performance.now() - started);
      }
    }
    // The servers' own time, one after the other: a busy machine does not lengthen it.
    const cpuMs: number[] = [];
    for (const act of acts) {
      const before = await ask({});
      await times(CPU_ROUNDS, 1, act);
      cpuMs.push(((await ask({})).cpuMs - before.cpuMs) / CPU_ROUNDS);
    }
    print(name, took, cpuMs, presses[0]?.map(({ what }) => what) ?? []);
  }
  await servers.stop();
  await connector.stop();
  await storage.stop();
}

function print(name: string, took: readonly number[][], cpuMs: readonly number[], calls: readonly string[]): void {
  const medians = took.map(median);
  const ratio = (medians[0] ?? 0) / (medians[1] ?? 0);
  printTable(
    `reply: ${name} (${ROUNDS} rounds; storage: ${calls.join(', ')})`,
    ['round trip', 'median ms', '99% ms', "server's CPU ms"],
    took.map((own, index) => [
      NAMES[index] ?? '',
      figures(median(own)),
      figures(quantile(own, 0.99)),
      figures(cpuMs[index] ?? 0),
    ]),
  );
  printGoal(`at most ${figures(MOST, 1)} times the median of the bare handler: ${figures(ratio)}`, ratio <= MOST);
}

const about = (owner: number) => ({ measure: measureCode(owner), period: PERIOD });

/** What the card sends when an owner presses Submit. */
const submitOf = (owner: number, form: number, next: boolean) => ({
  verb: 'submitReading',
  ...about(owner),
  card: String(form),
  rest: next ? '2' : '',
  value: `${(45 + (form % 20) / 10).toFixed(1)}%`,
  soWhat: `Two teams now share one rota, so round ${form} of repairs took fewer visits and tenants waited less.`,
  nextSteps: 'Extend the shared rota to the east of the borough from January.',
  provisional: 'false',
});
