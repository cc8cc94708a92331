import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { listDue } from '../../src/features/readings/use-cases/list-due.ts';
import { runManagerDigest } from '../../src/features/managers/use-cases/run-manager-digest.ts';
import { runNarrative } from '../../src/features/narratives/use-cases/run-narrative.ts';
import type { Services } from '../../src/core/services.ts';
import { runRequests } from '../../src/features/requests/use-cases/run-requests.ts';
import type { RunReport, RunRequest } from '../../src/messaging/use-cases/run.ts';
import { runRound } from '../../src/features/readings/use-cases/run-round.ts';
import { runExplain } from '../../src/features/thrive/use-cases/run-explain.ts';
import { addDays, type Day, day, weekday } from '../../src/core/calendar/day.ts';
import type { PersonKey } from '../../src/core/measures/measure.ts';
import type { Recipient } from '../../src/messaging/rules/message.ts';
import type { Message } from '../../src/messaging/rules/message.ts';
import { testClock } from './azurite.ts';
import { TROUBLES } from './fake-connector.ts';
import { type Actor, castOf } from './personas.ts';
import { runningProduct } from './running-product.ts';
import { sendReady } from './send-ready.ts';
import { approveDrafts, releaseWhatCame, tieGroups, writeNarratives } from './simulated-desk.ts';

type Product = Awaited<ReturnType<typeof runningProduct>>;

/** A due reading as it stood on the evening of a day, before anybody acted. */
export type Relationship = {
  readonly code: string;
  readonly period: string;
  readonly state: string;
  readonly owner: string;
};

/** One simulated day: what went out, to whom, and how things stood when it did. */
export type SimulatedDay = {
  readonly date: Day;
  readonly sent: readonly Message[];
  readonly standing: readonly Relationship[];
};

export type SimulatedYear = {
  readonly days: readonly SimulatedDay[];
  readonly messages: readonly Message[];
  readonly actors: ReadonlyMap<Recipient, Actor>;
  readonly owners: ReadonlySet<Recipient>;
  readonly managers: ReadonlySet<Recipient>;
  readonly work: (key: Recipient) => readonly number[];
};

/** Every job that writes to people, in the order in which a day is theirs. */
const MORNING: readonly ((services: Services, request: RunRequest) => Promise<RunReport>)[] = [
  (services, request) => runRound(services, 'ask', request),
  (services, request) => runRound(services, 'remind', request),
  runNarrative,
  runRequests,
  runManagerDigest,
  runExplain,
];

const WORDS = 'Demand rose with the cold weather, so more people waited; two more colleagues start next month.';

/**
 * Lives through some days with the Gateshead register, the real calendar, store, server and deliverer, and a told clock:
 * each morning the beats run, twice; in the evening what may go has gone; then people do as they do.
 */
export async function simulate(from: string, days: number): Promise<SimulatedYear> {
  const clock = testClock(`${from}T08:00:00Z`);
  const start = day(from);
  const absences = [
    { from: addDays(start, 14), backOn: addDays(start, 35) },
    { from: addDays(start, 180), backOn: addDays(start, 201) },
  ];
  const { owners, others } = await peopleOfTheExample();
  // Managers and leads answer for no figure themselves: how they would is all the same.
  const cast = [...castOf(owners, absences), ...castOf(others, []).map((one, index) => noOwner(one, index))];
  const addresses = Object.fromEntries(cast.map(({ teammate, email }) => [teammate.id, email]));
  const product = await runningProduct({ clock, addresses });
  try {
    for (const { teammate } of cast) await product.install(teammate);
    await tieGroups(product);
    const leads = new Map(cast.filter(({ persona }) => persona === 'prompt').map((one) => [one.email, one.teammate]));
    const actors = await keysOf(product, cast);
    product.connector.meet(({ conversation }) => {
      const who = cast.find(({ teammate }) => conversation === `a:${teammate.id.slice(3)}`);
      return who?.persona === 'blocks' ? TROUBLES.blocked : undefined;
    });
    const lived: SimulatedDay[] = [];
    const seen = new Set<string>();
    for (let date = start; lived.length < days; date = addDays(date, 1)) {
      clock.set(`${date}T08:00:00Z`);
      for (const _twice of [1, 2]) {
        // The performance team presses Send whenever a run is held.
        for (const job of MORNING) await job(product.services, { dry: false, confirm: true });
      }
      clock.set(`${date}T16:00:00Z`);
      const standing = await listDue(product.services);
      const before = product.connector.sent.length;
      await sendAll(product, (seconds) => clock.set(new Date(clock.now().getTime() + seconds * 1000).toISOString()));
      const today = new Set(product.connector.sent.slice(before).map(({ id }) => id));
      const sent = (await messagesOf(product)).filter(({ key, state }) => state === 'delivered' && !seen.has(key));
      for (const { key } of sent) seen.add(key);
      lived.push({ date, sent, standing });
      clock.set(`${date}T16:30:00Z`);
      for (const [key, actor] of actors) await act(product, key, actor, date, standing);
      if (weekday(date) === 5) await releaseWhatCame(product);
      await approveDrafts(product, leads, today);
      await writeNarratives(product, leads.values(), today);
    }
    const people = new Map<Recipient, readonly number[]>();
    const owners = new Set<PersonKey>();
    const managers = new Set<PersonKey>();
    for await (const { profile, duties } of product.services.store.people.all()) {
      people.set(profile.key, profile.workDays);
      if (duties.some(({ as }) => as === 'owner')) owners.add(profile.key);
      if (duties.some(({ as }) => as === 'manager')) managers.add(profile.key);
    }
    const work = (key: Recipient) => people.get(key) ?? [];
    return { days: lived, messages: await messagesOf(product), actors, owners, managers, work };
  } finally {
    await product.close();
  }
}

/** What did not arrive at once is tried again the same evening, as it would be, until nothing waits. */
async function sendAll(product: Product, later: (seconds: number) => void): Promise<void> {
  for (let tries = 0; (await sendReady(product)).waiting > 0 && tries < 4; tries += 1) later(60);
}

const noOwner = (actor: Actor, index: number): Actor => ({
  ...actor,
  persona: 'prompt',
  teammate: {
    ...actor.teammate,
    id: `29:manager-${index}`,
    aadObjectId: actor.teammate.aadObjectId.replace('-9000-', '-9001-'),
  },
});

/** Everybody of the example who owns a live measure; and who manages one, or leads an objective or an employee group. */
async function peopleOfTheExample() {
  const rowsOf = async (file: string) =>
    parse(await readFile(`examples/gateshead/${file}`, 'utf8'), { columns: true }) as Record<string, string>[];
  const live = (await rowsOf('measures.csv')).filter(({ status }) => status === 'live');
  const owners = new Set(live.map(({ owner }) => owner));
  const managers = new Set(live.map(({ manager }) => manager));
  const framework = await readFile('examples/gateshead/framework.yaml', 'utf8');
  const leads = new Set((await rowsOf('groups.csv')).map(({ lead }) => lead));
  const isAsked = (email: string) => managers.has(email) || leads.has(email) || framework.includes(`lead: ${email}`);
  const people = (await rowsOf('people.csv')).map(({ email = '', entra_id: entraId = '' }) => ({ email, entraId }));
  return {
    owners: people.filter(({ email }) => owners.has(email)),
    others: people.filter(({ email }) => isAsked(email) && !owners.has(email)),
  };
}

async function keysOf(product: Product, cast: readonly Actor[]): Promise<Map<PersonKey, Actor>> {
  const keys = new Map<PersonKey, Actor>();
  for await (const { profile } of product.services.store.people.all()) {
    const actor = cast.find(({ email }) => email === profile.email);
    if (actor !== undefined) keys.set(profile.key, actor);
  }
  return keys;
}

async function messagesOf({ services }: Product): Promise<Message[]> {
  const all: Message[] = [];
  for await (const message of services.store.outbox.all()) all.push(message);
  return all;
}

/** What somebody does on an evening, by what they were asked for and how they are. */
async function act(
  product: Product,
  key: PersonKey,
  actor: Actor,
  date: Day,
  standing: readonly Relationship[],
): Promise<void> {
  const { persona, teammate, email, absences } = actor;
  const leaves = absences.find(({ from }) => from === date);
  if (leaves !== undefined) await product.type(teammate, `away until ${leaves.backOn}`);
  if (absences.some(({ from, backOn }) => from <= date && date < backOn)) return;
  if (persona === 'silent' || persona === 'blocks') return;
  const mine = standing.filter(({ owner, state }) => owner === email && state !== 'notReady' && state !== 'withdrawn');
  if (mine.length === 0) return;
  const file = await product.services.store.people.byKey(key);
  const heard = (file?.messages ?? []).filter(({ state }) => state === 'delivered');
  for (const { code, period, state } of mine) {
    if (state === 'notMine' || state === 'valueOnly') continue;
    const about = heard.filter(({ topics }) => topics.some((one) => one.code === code && one.period === period));
    const asked = about.some(({ notBefore }) => notBefore.slice(0, 10) < date);
    const toldLate = about.some(({ topics }) => topics.some((one) => one.code === code && one.milestone.is === 'late'));
    if (!asked || (persona === 'late' && !toldLate)) continue;
    const putOffBefore = persona === 'putsOff' && (await isFirst(product, code, period));
    if (putOffBefore) await product.type(teammate, `not ready ${code} until ${addDays(date, 28)}`);
    else if (persona === 'notMine') await disown(product, actor, code);
    else await answer(product, actor, code, persona === 'noWords' ? '' : `${WORDS} (${period})`);
  }
}

async function isFirst({ services }: Product, code: string, period: string): Promise<boolean> {
  const file = await services.store.measures.open(code);
  return file?.due.find((due) => due.period.text === period)?.notReady === undefined;
}

async function disown(product: Product, { teammate }: Actor, code: string): Promise<void> {
  const file = await product.services.store.measures.open(code);
  const due = file?.due.find(({ state }) => state === 'open');
  if (due === undefined) return;
  const press = {
    verb: 'notMine',
    step: 'confirm',
    measure: code,
    period: due.period.text,
    card: `${due.form}`,
    to: '',
  };
  await product.press(teammate, press);
}

/** As before, a little more; typed twice, for the first try may be asked about once. */
async function answer(product: Product, { teammate }: Actor, code: string, words: string): Promise<void> {
  const file = await product.services.store.measures.open(code);
  const value = file?.readings.at(-1)?.value ?? '12';
  await product.type(teammate, `${code} ${value} ${words}`);
  const after = await product.services.store.measures.open(code);
  const waiting = after?.due.some(({ questions }) => questions.length > 0);
  if (waiting === true) await product.type(teammate, `${code} ${value} ${words}`);
}
