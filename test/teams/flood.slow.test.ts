import { freshTable, testStorage } from '../support/azurite.ts';
import { APP_ID, fakeEntra, TENANT } from '../support/fake-entra.ts';
import { fakeConnector } from '../support/fake-connector.ts';
import { bodiesOf, poster } from '../support/flood.ts';
import { serverProcess } from '../support/server-process.ts';

/** Set PMIF_SEED to see a run again. */
const SEED = Number(process.env.PMIF_SEED ?? 20261124);
/** PMIF_FLOOD makes it shorter, for a look. */
const COUNT = Number(process.env.PMIF_FLOOD ?? 100_000);
const BATCH = Math.min(5000, COUNT / 10);
/** One in so many is a colleague who asks for help. */
const EVERY = 500;
/** What a process may grow by between the first fifth and the end (megabytes): far less than a byte kept of each. */
const MOST_GROWTH = 48;

let entra: Awaited<ReturnType<typeof fakeEntra>>;
let connector: Awaited<ReturnType<typeof fakeConnector>>;
let server: Awaited<ReturnType<typeof serverProcess>>;
let flood: ReturnType<typeof poster>;

beforeAll(async () => {
  entra = await fakeEntra();
  connector = await fakeConnector();
  server = await serverProcess({
    ...entra.env,
    ...entra.machine,
    AZURE_STORAGE_CONNECTION_STRING: await testStorage(),
    PMIF_TABLE_PREFIX: freshTable(),
    LOG_LEVEL: 'silent',
  });
  flood = poster(server.url);
});
afterAll(async () => {
  flood.close();
  expect(await server.stop()).toBe(0);
  await entra.close();
  await connector.close();
});

const activityOf = (from: string, more: Record<string, unknown> = {}) => ({
  type: 'message',
  id: `activity-of-${from}`,
  channelId: 'msteams',
  serviceUrl: connector.url,
  from: { id: `29:${from}`, name: 'Somebody' },
  recipient: { id: `28:${APP_ID}` },
  conversation: { id: `a:${from}`, conversationType: 'personal', tenantId: TENANT },
  channelData: { tenant: { id: TENANT } },
  ...more,
});

/** Figures for whoever reads the run: statuses with their counts, and how the process grew. */
const report = (what: string, counts: ReadonlyMap<number, number>, growth: number) =>
  process.stderr.write(`${what}: ${JSON.stringify(Object.fromEntries(counts))}, grew by ${growth.toFixed(1)} MB\n`);

const colleague = (n: number) => `colleague-${n}`;
const wasAnswered = (name: string) => connector.sent.some(({ conversation }) => conversation === `a:${name}`);

/** Pours so many bodies, batch by batch, and looks at memory after the first fifth and at the end. */
async function pour(bodiesFor: (batch: number) => string[], headers: () => Record<string, string>) {
  const counts = new Map<number, number>();
  const memory: number[] = [];
  for (let batch = 0; batch < COUNT / BATCH; batch++) {
    for (const [status, count] of await flood.all(bodiesFor(batch), headers())) {
      counts.set(status, (counts.get(status) ?? 0) + count);
    }
    memory.push(server.megabytes());
    process.stderr.write(`${(batch + 1) * BATCH} posted, ${memory.at(-1)?.toFixed(0)} MB\n`);
  }
  const early = Math.max(...memory.slice(0, memory.length / 5));
  return { counts, growth: (memory.at(-1) ?? 0) - early };
}

describe('a hundred thousand posts to the running server', () => {
  it(`that are random or changed: none is a fault, memory stays, and colleagues are answered (seed ${SEED})`, async () => {
    const { counts, growth } = await pour(
      (batch) => {
        const mutant = { ...activityOf('mutant'), id: `mutant-${batch}` };
        return bodiesOf(SEED + batch, BATCH, mutant).map((body, n) =>
          n % EVERY === 0 ? JSON.stringify(activityOf(colleague(batch * BATCH + n), { text: 'help' })) : body,
        );
      },
      () => ({ authorization: entra.token(connector.url) }),
    );
    report('random or changed', counts, growth);
    const odd = [...counts.keys()].filter((status) => ![200, 202, 400, 403, 413, 415, 429].includes(status));
    expect(odd).toEqual([]);
    expect(server.runs()).toBe(true);
    expect(growth).toBeLessThan(MOST_GROWTH);
    // A reply may take longer than the bot waits, on a machine as busy as this; whoever asks again is answered then.
    const colleagues = Array.from({ length: COUNT / EVERY }, (_, one) => colleague(one * EVERY));
    const unheard = colleagues.filter((name) => !wasAnswered(name));
    process.stderr.write(`${colleagues.length - unheard.length} of ${colleagues.length} colleagues answered at once\n`);
    expect(unheard.length).toBeLessThanOrEqual(Math.ceil(colleagues.length / 20));
    const headers = { authorization: entra.token(connector.url) };
    for (const name of unheard) await flood.post(JSON.stringify(activityOf(name, { text: 'help' })), headers);
    expect(unheard.filter((name) => !wasAnswered(name))).toEqual([]);
  });

  it('that are refused: memory stays, and a signed one still passes', async () => {
    const foreign = (n: number) =>
      entra.token(connector.url, { iss: `https://login.microsoftonline.com/${n}/v2.0`, tid: String(n), azp: APP_ID });
    let n = 0;
    const { counts, growth } = await pour(
      () => Array.from({ length: BATCH }, () => JSON.stringify(activityOf('stranger'))),
      // A tenant never seen before with each batch, from addresses that are made up.
      () => ({
        authorization: ++n % 3 === 0 ? '' : n % 3 === 1 ? foreign(n) : entra.token(connector.url, {}, {}, true),
      }),
    );
    report('refused', counts, growth);
    expect([...counts.keys()].filter((status) => ![401, 429].includes(status))).toEqual([]);
    expect(growth).toBeLessThan(MOST_GROWTH);
    const signed = { authorization: entra.token(connector.url) };
    expect(await flood.post(JSON.stringify(activityOf('late', { text: 'help' })), signed)).toBe(200);
    expect(connector.sent.some(({ conversation }) => conversation === 'a:late')).toBe(true);
  });
});

describe('a line that says little and slowly', () => {
  it('is let go, whether it dawdles over its headers or over its body', async () => {
    const { connect } = await import('node:net');
    const { port, hostname } = new URL(server.url);
    const dawdle = (bytes: string) =>
      new Promise<void>((done) => {
        const line = connect(Number(port), hostname);
        line.on('close', () => done()).on('error', () => {});
        line.resume().write(bytes);
      });
    const head = 'POST /api/messages HTTP/1.1\r\nHost: localhost\r\n';
    const signed = `Authorization: ${entra.token(connector.url)}\r\nContent-Type: application/json\r\n`;
    await Promise.all([dawdle(''), dawdle(head), dawdle(`${head}${signed}Content-Length: 1000\r\n\r\n{`)]);
  });
});
