import { TableClient } from '@azure/data-tables';
import { openProduct } from '../src/container.ts';
import { figures, measured, median, poster, printGoal, printTable, quantile } from './measure.ts';
import { activity, writeRegister } from './registers.ts';
import { benchConfig, openServices, startAzurite, toldClock } from './world.ts';

const TABLE = 'search';
const MEASURES = 1000;
const ROUNDS = Number(process.env['PMIF_BENCH_ROUNDS'] ?? 300);
const WARM_UP = 30;
/** What people type, letter by letter. */
const KEYSTROKES = ['r', 're', 'rep', 'repairs', 'repairs fir', 'repairs area 00421', 'BENCH-00421', 'visit', 'zzz'];
/** The goal for the answer to a keystroke (milliseconds). */
const MOST_MS = 50;

/**
 * The round trip of one keystroke in the search box, by a real invoke over HTTP, next to a naive query of the table,
 * which is not even asked over HTTP.
 */
export async function run(): Promise<void> {
  const { connectionString, stop } = await startAzurite();
  const clock = toldClock('2026-10-14T10:00:00Z');
  const { store } = await openServices(connectionString, TABLE, clock);
  await writeRegister(store, { measures: MEASURES, owners: 200, readings: 4 });
  let reads = 0;
  const options = { now: clock.now(), onTransaction: () => (reads += 1) };
  const product = await (await openProduct(benchConfig(connectionString, TABLE), options)).listen();
  const url = `${product.url}/api/messages`;
  const client = TableClient.fromConnectionString(connectionString, TABLE, { allowInsecureConnection: true });
  await mustFind(url);
  const post = poster(1);
  const ask = async (query: string) => {
    const status = await post(url, invokeOf(query));
    if (status !== 200) throw new Error(`the search answered ${status}`);
  };

  const times: { product: number[]; naive: number[] } = { product: [], naive: [] };
  reads = 0;
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const query = KEYSTROKES[(round + WARM_UP) % KEYSTROKES.length] ?? '';
    const { wallMs } = await measured(() => ask(query));
    if (round >= 0) times.product.push(wallMs);
    // The naive query is slow: a tenth as many show how slow.
    if (round >= 0 && round % 10 === 0) times.naive.push((await measured(() => searchNaively(client, query))).wallMs);
  }
  const row = (name: string, own: readonly number[]) => [name, figures(median(own)), figures(quantile(own, 0.95))];
  printTable(
    `search: a keystroke, ${MEASURES} measures (milliseconds)`,
    ['', 'median', '95%'],
    [row('product, index in memory, by HTTP', times.product), row('naive, table query each time', times.naive)],
  );
  console.log(`reads of the table while ${ROUNDS + WARM_UP} keys were pressed: ${reads}`);
  const slow = quantile(times.product, 0.95);
  printGoal(`a keystroke takes at most ${MOST_MS} ms (95%): ${figures(slow)}`, slow <= MOST_MS);
  const ratio = median(times.naive) / median(times.product);
  printGoal(`at least 10 times as fast as the naive query: ${figures(ratio)}`, ratio >= 10);
  await product.close();
  await stop();
}

/** A search that finds nothing is fast. */
async function mustFind(url: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = await (await fetch(url, { method: 'POST', headers, body: invokeOf('BENCH-00421') })).text();
  if (!body.includes('area 00421')) throw new Error(`nothing is found at ${url}: ${body.slice(0, 200)}`);
}

/** The least that a search by the table can be: it cannot look inside a text, so every measure's row is read. */
async function searchNaively(client: TableClient, query: string): Promise<string[]> {
  const filter = "PartitionKey ge 'm|' and PartitionKey lt 'm}' and RowKey eq 'measure'";
  const found: string[] = [];
  for await (const { title, code } of client.listEntities({ queryOptions: { filter } })) {
    if (`${title} ${code}`.toLowerCase().includes(query.toLowerCase())) found.push(String(title));
  }
  return found.slice(0, 25);
}

const invokeOf = (query: string) =>
  activity(0, 'http://127.0.0.1/', {
    type: 'invoke',
    name: 'composeExtension/query',
    value: { parameters: [{ name: 'search', value: query }], queryOptions: { skip: 0, count: 25 } },
  });
