import { readConfig } from '../../src/config/config.ts';
import { openProduct, type Product } from '../../src/container.ts';
import type { Random } from '../../src/core/services.ts';
import type { Inbound } from '../../src/actions/inbound.ts';
import type { Job } from '../../src/messaging/job.ts';
import type { Time } from '../../src/messaging/use-cases/time.ts';
import { turn } from '../../src/teams/bot.ts';
import { beat } from '../../jobs/beats.ts';
import type { WallClock } from './clock.ts';
import type { Kernel } from './kernel.ts';
import { type MemoryRows, tableOver } from './memory-table.ts';
import type { SimulatedTeams } from './teams.ts';
import { pageSizes, storageWeather, type Weather } from './weather.ts';

/** The world that all processes share. */
export type Shared = {
  readonly kernel: Kernel;
  readonly weather: Weather;
  readonly wall: WallClock;
  readonly teams: SimulatedTeams;
  /** The tables of the storage account, by name. */
  readonly tables: Map<string, MemoryRows>;
  readonly table: (name: string) => MemoryRows;
  /** Errors that are no weather: each is a violation. */
  readonly onFault: (what: string) => void;
};

/** A running process of the product, which can be killed at any moment. */
export type Replica = {
  readonly name: string;
  readonly product: Product;
  readonly isAlive: () => boolean;
  /** It ends in the middle of whatever it does: nothing that it waits for is answered any more. */
  kill(): void;
  /** What somebody does in Teams reaches this process. */
  receive(inbound: Inbound): Promise<void>;
  /** The beat of a job at its moment, if no other process has it. */
  beat(job: Job, slot: Date): Promise<void>;
};

/** Opens the product as `main.ts` does, over the simulated world. `skewMs`: how far its clock is off. */
export async function startReplica(shared: Shared, name: string, skewMs: number): Promise<Replica> {
  const { kernel, weather, wall, teams } = shared;
  let alive = true;
  const isAlive = () => alive;
  const now = () => new Date(wall.ms + skewMs);
  const request = storageWeather(kernel, weather, isAlive);
  const messenger = teams.messengerOf(name, isAlive);
  const time = timeOf(kernel, isAlive);
  const open = (table: string) => Promise.resolve(tableOver(shared.table(table), request, pageSizes(kernel, weather)));
  const product = await openProduct(config(), {
    clock: { now },
    outside: { random: randomOf(kernel), time, realNow: now, connection: { kind: 'given', open }, messenger },
    logTo: { write: (line) => readLog(line, shared.onFault) },
  });
  await product.openPostOffice();
  return {
    name,
    product,
    isAlive,
    kill: () => (alive = false),
    async receive(inbound) {
      await turn({ ...product.bot, messenger, log: product.log, time }, inbound);
    },
    async beat(job, slot) {
      const claimed = await product.services.store.beats.claim(job.name, slot).catch(() => false);
      const next = new Date(slot.getTime() + 86_400_000).toISOString();
      if (claimed) await beat({ services: product.services, log: product.log, realNow: now }, job, () => next);
    },
  };
}

function config() {
  const env = { PMIF_PUBLIC_URL: 'http://127.0.0.1:1', PMIF_DATA_DIR: '/nowhere', LOG_LEVEL: 'warn' };
  const read = readConfig(env);
  if (read.kind === 'bad') throw new Error(JSON.stringify(read.problems));
  return read.config;
}

/** Errors of these names are the weather, as the product reports it. */
const OF_THE_WEATHER: ReadonlySet<unknown> = new Set(['StorageUnavailable', undefined]);

/** Whatever the product logs as its own fault is a violation, unless storage was away. */
function readLog(line: string, onFault: (what: string) => void): void {
  const { msg, fault, level, ...rest } = JSON.parse(line) as Record<string, unknown>;
  if (typeof level === 'number' && level >= 40 && !OF_THE_WEATHER.has(fault))
    onFault(`${String(msg)}: ${String(fault)} ${JSON.stringify({ ...rest, time: undefined })}`);
}

function randomOf(kernel: Kernel): Random {
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => kernel.below(256));
  const hex = () => Buffer.from(bytes(16)).toString('hex');
  return {
    bytes,
    uuid: () => hex().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    fraction: kernel.random,
  };
}

/** A pause that can be ended early is a wait for the next look (of the post office): nothing is owed by it. */
function timeOf(kernel: Kernel, isAlive: () => boolean): Time {
  return {
    ms: () => kernel.now,
    pause: (ms, ended) =>
      new Promise((done) => {
        if (ended?.aborted === true) return done();
        let over = false;
        const finish = () => {
          if (over || !isAlive()) return;
          over = true;
          ended?.removeEventListener('abort', finish);
          done();
        };
        // A real timer takes a millisecond at least.
        kernel.at(Math.max(1, ms), finish, ended !== undefined);
        ended?.addEventListener('abort', finish);
      }),
  };
}
