import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import { Template } from 'adaptivecards-templating';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type ConversationReference } from 'botbuilder';
import type { View } from '../src/core/view.ts';
import { present } from '../src/features.ts';
import type { Conversation } from '../src/messaging/people.ts';
import { loadCards } from '../src/teams/card-library.ts';
import { activityFor } from '../src/teams/messenger.ts';
import { figures, measured, type Measured, poster, printGoal, printTable, times } from './measure.ts';
import { makeReachable, writeRegister } from './registers.ts';
import { again, partitionOf, recordCalls, type StorageCall } from './replay.ts';
import {
  askEveryone,
  benchConfig,
  CARDS,
  deliverAll,
  messengerFor,
  openServices,
  startAzurite,
  startConnector,
  toldClock,
} from './world.ts';

const MESSAGES = Number(process.env['PMIF_BENCH_MESSAGES'] ?? 5_000);
const CONCURRENCY = Number(process.env['PMIF_BENCH_CONCURRENCY'] ?? 4);
/** Messages of the run whose cards and storage calls the rivals repeat. */
const SAMPLE = Math.min(1_000, MESSAGES);
/** A worker runs for months: each measurement comes after this many messages, when its code is compiled. */
const WARM_UP = 500;
/** Milliseconds after which the connector answers. */
const DELAYS = [0, 50];
/** Storage requests at once while asks are decided, as in run-round.ts. */
const DECIDED_AT_ONCE = 16;
/** The morning of a day on which everyone is asked, and the evening, when every message is ready. */
const [MORNING, EVENING] = ['2026-10-14T08:00:00Z', '2026-10-14T15:00:00Z'];

/** Asks of everyone in a big register, from the decision to the record, next to what limits it and to a plain rival. */
export async function run(): Promise<void> {
  const storage = await startAzurite();
  const connector = await startConnector();
  const { connectionString } = storage;
  const registerOf = async (table: string, owners: number) => {
    const { store } = await openServices(connectionString, table, toldClock(MORNING));
    await writeRegister(store, { measures: owners, owners, readings: 4 });
    await makeReachable(store, owners, connector.ready.url);
  };
  const copied = async (from: string, to: string) => {
    await openServices(connectionString, to, toldClock(MORNING));
    await storage.copy(from, to);
    return to;
  };
  await registerOf('warm', WARM_UP);
  await registerOf('small', SAMPLE);
  await registerOf('large', MESSAGES);
  const sample = await recordSample(connectionString, await copied('small', 'sample'));
  await replay(connectionString, 'sample', sample);
  for (const delayMs of DELAYS) {
    await connector.ask({ set: { delayMs } });
    await runProduct(connectionString, await copied('warm', `warm${delayMs}`));
    const product = await runProduct(connectionString, await copied('large', `run${delayMs}`));
    const messages = Math.min(MESSAGES, delayMs === 0 ? 5_000 : 1_000);
    const posts = await postAll(messages, sample);
    const loop = await sendInALoop(messages, sample);
    const replayed = await replay(connectionString, await copied('small', `again${delayMs}`), sample);
    print(delayMs, product, [
      { name: '(a) limit: plain posts of the same bodies', ...posts, messages },
      { name: '(b) rival: botbuilder in a loop, stores nothing', ...loop, messages },
      { name: '(c) limit: the same storage calls by the same library', ...replayed, messages: SAMPLE },
    ]);
  }
  await connector.stop();
  await storage.stop();
}

/** What the product sent and asked of storage: its rivals send the same, and ask the same of storage again. */
type Sample = {
  readonly sent: readonly { readonly to: Conversation; readonly view: View }[];
  readonly decided: readonly StorageCall[];
  readonly delivered: readonly StorageCall[];
};

/** Decides, stores and queues an ask for everyone, then sends and records them. */
async function runProduct(
  connectionString: string,
  table: string,
  onDecided = () => {},
  onSent: (sent: Sample['sent'][number]) => void = () => {},
) {
  const clock = toldClock(MORNING);
  let transactions = 0;
  const services = await openServices(connectionString, table, clock, () => (transactions += 1));
  const messenger = messengerFor(benchConfig(connectionString, table));
  const send: typeof messenger.send = (to, view) => {
    onSent({ to, view });
    return messenger.send(to, view);
  };
  const decide = await measured(() => askEveryone(services));
  clock.tell(EVENING);
  onDecided();
  let delivered = 0;
  const deliver = await measured(async () => {
    delivered = await deliverAll(services, { ...messenger, send }, CONCURRENCY);
  });
  return { decide, deliver, delivered, transactions };
}

async function recordSample(connectionString: string, table: string): Promise<Sample> {
  const calls = recordCalls();
  const sent: Sample['sent'][number][] = [];
  let decided: readonly StorageCall[] = [];
  const onDecided = () => (decided = calls.take(true));
  await runProduct(connectionString, table, onDecided, (one) => sent.push(one));
  return { sent, decided, delivered: calls.take(false) };
}

async function warmed(count: number, atOnce: number, act: (number: number) => Promise<void>): Promise<Measured> {
  await times(WARM_UP, atOnce, act);
  return measured(() => times(count, atOnce, act));
}

/** The limit of sending: plain posts of the same bodies, and nothing else. */
async function postAll(messages: number, { sent }: Sample): Promise<Measured> {
  const cards = loadCards(CARDS);
  const bodies = sent.map(({ to, view }) => ({
    url: `${to.serviceUrl}v3/conversations/${to.conversationId}/activities`,
    body: JSON.stringify(activityFor(cards, 'submit', to, view)),
  }));
  const post = poster(CONCURRENCY);
  return warmed(messages, CONCURRENCY, async (number) => {
    const { url, body } = bodies[number % bodies.length] ?? { url: '', body: '' };
    const status = await post(url, body);
    if (status !== 201) throw new Error(`the connector answered ${status}`);
  });
}

/** The rival, as one would write it without this product: botbuilder in a loop, a fresh template each time, nothing stored. */
async function sendInALoop(messages: number, { sent }: Sample): Promise<Measured> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  return warmed(messages, 1, async (number) => {
    const one = sent[number % sent.length];
    if (one === undefined) return;
    const { template, data, fallbackText, speak, summary } = present(one.view);
    const payload: unknown = JSON.parse(readFileSync(join(CARDS, `${template}.card.json`), 'utf8'));
    const content: unknown = new Template(payload).expand({ $root: { ...data, fallbackText, speak } });
    const { serviceUrl, tenantId, conversationId: id, botId, userId } = one.to;
    const reference: Partial<ConversationReference> = {
      channelId: 'msteams',
      serviceUrl,
      conversation: { id, isGroup: false, conversationType: 'personal', name: '', tenantId },
      bot: { id: botId, name: '' },
      user: { id: userId, name: '' },
    };
    await adapter.continueConversationAsync('', reference, async (context) => {
      const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
      await context.sendActivity({ type: 'message', summary, attachments });
    });
  });
}

/**
 * The limit of storing: the same calls again, by the same library, on a copy of the table, as many at once as the product
 * has; calls about one partition in their order. Nothing is decided, expanded or sent.
 */
async function replay(connectionString: string, table: string, { decided, delivered }: Sample): Promise<Measured> {
  const client = TableClient.fromConnectionString(connectionString, table, { allowInsecureConnection: true });
  const callAll = async (calls: readonly StorageCall[], atOnce: number) => {
    const chains = [...Map.groupBy(calls, partitionOf).values()];
    await times(chains.length, atOnce, async (number) => {
      for (const call of chains[number] ?? []) await again(client, call);
    });
  };
  return measured(async () => {
    await callAll(decided, DECIDED_AT_ONCE);
    await callAll(delivered, CONCURRENCY);
  });
}

type Run = Measured & { readonly name: string; readonly messages: number };

function print(delayMs: number, product: Awaited<ReturnType<typeof runProduct>>, rivals: readonly Run[]): void {
  const { decide, deliver, delivered, transactions } = product;
  const all = { wallMs: decide.wallMs + deliver.wallMs, cpuMs: decide.cpuMs + deliver.cpuMs };
  const runs: Run[] = [
    { name: 'the product: decide, store, queue, expand, send, record', ...all, messages: MESSAGES },
    { name: '    of which decide, store, queue', ...decide, messages: MESSAGES },
    { name: '    of which expand, send, record', ...deliver, messages: MESSAGES },
    ...rivals,
  ];
  const own = (MESSAGES / all.wallMs) * 1_000;
  const speed = ({ messages, wallMs }: Run) => (messages / wallMs) * 1_000;
  printTable(
    `send: ${MESSAGES} asks, ${CONCURRENCY} in flight, the connector answers after ${delayMs} ms`,
    ['', 'messages a second', 'product is × of it', 'CPU ms a message'],
    runs.map((run) => [run.name, figures(speed(run), 0), figures(own / speed(run)), figures(run.cpuMs / run.messages)]),
  );
  const [posts = own, loop = own, replayed = own] = rivals.map(speed);
  const share = own / Math.min(posts, replayed);
  const perMessage = transactions / MESSAGES;
  printGoal(`all ${MESSAGES} delivered: ${delivered}`, delivered === MESSAGES);
  printGoal(`faster than (b), though that stores nothing: ${figures(own / loop)}`, own > loop);
  printGoal(`at least 60% of the slower of (a) and (c): ${figures(share * 100, 0)}%`, share >= 0.6);
  printGoal(`at most 6 storage transactions per delivered message: ${figures(perMessage)}`, perMessage <= 6);
}
