import { fileURLToPath } from 'node:url';
import type { Inbound } from '../../src/actions/inbound.ts';
import { addDays, type Day, instantInLondon, weekday } from '../../src/core/calendar/day.ts';
import { importRegister } from '../../src/features/register/use-cases/import-register.ts';
import { openHistories } from '../../src/storage/records/check-histories.ts';
import { openStore } from '../../src/storage/store.ts';
import { loadCards } from '../../src/teams/card-library.ts';
import { countsTowardsDailyLimit } from '../support/services.ts';
import { type Cast, castOf } from './cast.ts';
import { type Act, actsOf, inboundOf, resetActs } from './acts.ts';
import { WallClock } from './clock.ts';
import { Kernel } from './kernel.ts';
import { isKnown } from './known-faults.ts';
import { KnownFigures } from './known-figures.ts';
import { MemoryRows, tableOver } from './memory-table.ts';
import { judgePublic } from './public-watch.ts';
import { type Replica, type Shared, startReplica } from './replica.ts';
import { slotsOf } from './slots.ts';
import { SimulatedTeams } from './teams.ts';
import { FAIR, type Rates, Weather } from './weather.ts';
import { Watch } from './watch.ts';

const CARDS = fileURLToPath(new URL('../../cards', import.meta.url));
const START: Day = '2026-11-24' as Day;

export type Options = {
  readonly seed: number;
  readonly years: number;
  /** The register's folder. */
  readonly folder: string;
  /** How bad the weather is: 1 is usual. */
  readonly faults: number;
  /** A bug is planted: known faults do not count, and the first other violation is enough. */
  readonly planted: boolean;
};

export type Violation = { readonly what: string; readonly step: number };

export type Document = {
  readonly seed: number;
  readonly years: number;
  readonly steps: number;
  readonly presses: number;
  readonly files: number;
  readonly messages: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly kills: number;
  readonly violations: readonly Violation[];
};

/** Storms pass: on some days everything fails more often, and on most days hardly anything does. */
const USUAL: Rates = {
  refused: 0.001,
  answerLost: 0.001,
  secondAttempt: 0.002,
  slow: 0.002,
  shortPage: 0.01,
  throttled: 0.01,
  badGateway: 0.01,
  unknown: 0.005,
};

/** Nothing is looked at any more once nothing has changed for this long. */
const QUIET_MS = 12_000;
/** After the faults have stopped, all that is owed is said within this time. */
const SAID_WITHIN_MS = 90_000;
const MOST_VIOLATIONS = 20;

/** Lives through some years of a council, and reports what was broken. */
export async function simulate(options: Options): Promise<Document> {
  const world = await World.begin(options);
  await world.live();
  return world.document();
}

/** What happens at a moment of told time. */
type Plan = { readonly at: number; readonly order: number; readonly happens: () => void };

class World {
  readonly #options: Options;
  readonly #kernel: Kernel;
  readonly #wall: WallClock;
  readonly #weather = new Weather();
  readonly #teams: SimulatedTeams;
  readonly #shared: Shared;
  readonly #watch: Watch;
  readonly #violations: Violation[] = [];
  readonly #tables = new Map<string, MemoryRows>();
  #replicas: Replica[] = [];
  readonly #figures = new KnownFigures();
  #cast: Cast = [];
  #started = 0;
  #presses = 0;
  #files = 0;
  #kills = 0;
  /** Steady time of the last change of a row that is not a lease. */
  #changedAt = 0;

  constructor(options: Options) {
    this.#options = options;
    const kernel = (this.#kernel = new Kernel(options.seed));
    this.#wall = new WallClock(kernel, instantInLondon(START, '06:00'));
    this.#teams = new SimulatedTeams(kernel, this.#weather, loadCards(CARDS), () => this.#wall.ms);
    const broken = (what: string) => this.#broken(what);
    this.#watch = new Watch({ broken, now: () => this.#wall.ms });
    this.#shared = {
      kernel,
      weather: this.#weather,
      wall: this.#wall,
      teams: this.#teams,
      tables: this.#tables,
      table: (name) => this.#table(name),
      onFault: (what) => this.#cast.length > 0 && broken(what),
    };
    this.#teams.onShown = (posted) => this.#watch.shown(posted);
    this.#teams.onSend = (key, process, unsure) => this.#watch.sends(key, process, unsure);
    this.#teams.onArrived = (key) => this.#watch.arrived(key);
  }

  static async begin(options: Options): Promise<World> {
    resetActs();
    const world = new World(options);
    const first = await world.#kernel.until(world.#start(0));
    const { product } = first;
    const imported = importRegister(product.importServices, { paths: [options.folder], dry: false });
    const { problems } = await world.#kernel.until(imported);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    world.#cast = await world.#kernel.until(castOf(product.services.store, world.#kernel));
    world.#watch.meet(world.#cast);
    for (const one of world.#cast) await world.#kernel.until(first.receive(inboundOf(one, { kind: 'installed' })));
    await world.#kernel.until(world.#start(0));
    return world;
  }

  async live(): Promise<void> {
    const days = Math.max(1, Math.round(this.#options.years * 365));
    for (let day = 0; day < days && this.#violations.length < (this.#options.planted ? 1 : MOST_VIOLATIONS); day += 1) {
      const date = addDays(START, day);
      await this.#liveDay(date);
      if (day % 30 === 29) await this.#judge();
    }
    await this.#end();
  }

  document(): Document {
    const { seed, years } = this.#options;
    return {
      ...{ seed, years, steps: this.#kernel.steps, presses: this.#presses, files: this.#files },
      messages: this.#teams.messages,
      faults: Object.fromEntries(Object.entries(this.#weather.faults).sort()),
      ...{ kills: this.#kills, violations: this.#violations },
    };
  }

  #broken(what: string): void {
    if (this.#options.planted && isKnown(what)) return;
    if (this.#violations.length >= MOST_VIOLATIONS || this.#violations.some((one) => one.what === what)) return;
    this.#violations.push({ what, step: this.#kernel.steps });
  }

  #table(name: string): MemoryRows {
    const known = this.#tables.get(name);
    if (known !== undefined) return known;
    const rows = new MemoryRows();
    this.#tables.set(name, rows);
    rows.onWritten = (written) => {
      if (written[0]?.partition !== 'lease') this.#changedAt = this.#kernel.now;
      this.#figures.written(written);
      this.#watch.written(written);
    };
    return rows;
  }

  async #start(skewMs: number): Promise<Replica> {
    this.#started += 1;
    const replica = await startReplica(this.#shared, `process ${this.#started}`, skewMs);
    this.#replicas.push(replica);
    return replica;
  }

  /** The processes that answer now; while all are being started again, none. */
  #alive(): Replica | undefined {
    return this.#kernel.pick(this.#replicas.filter((one) => one.isAlive()));
  }

  async #liveDay(date: Day): Promise<void> {
    const plans = this.#plansOf(date).sort((a, b) => a.at - b.at || a.order - b.order);
    for (const { at, happens } of plans) {
      await this.#runTo(at);
      happens();
    }
    await this.#runTo(instantInLondon(addDays(date, 1), '00:00').getTime());
  }

  #plansOf(date: Day): Plan[] {
    const kernel = this.#kernel;
    const plans: Plan[] = [];
    const plan = (at: number, happens: () => void) => plans.push({ at, order: kernel.random(), happens });
    const isStormy = kernel.chance(0.15);
    const worse = this.#options.faults * (isStormy ? 12 : 1);
    const scaled = Object.entries(USUAL).map(([kind, rate]) => [kind, Math.min(0.5, rate * worse)]);
    this.#weather.rates = { ...FAIR, ...(Object.fromEntries(scaled) as Partial<Rates>) };
    const isDown = kernel.chance(0.01 * this.#options.faults);
    for (const { job, at } of slotsOf(kernel, date, this.#replicas[0]?.product.services.jobs ?? [])) {
      if (isDown) {
        this.#weather.count('beatMissed');
        continue;
      }
      plan(at, () => this.#beat(job, at));
    }
    for (const { at, act } of actsOf(kernel, date, weekday(date))) plan(at, () => this.#act(act, date));
    const within = (from: string, minutes: number) =>
      instantInLondon(date, from).getTime() + kernel.below(minutes * 60_000);
    if (kernel.chance(0.02 * worse)) {
      const at = within('08:00', 600);
      plan(at, () => (this.#weather.storageDown = true));
      plan(at + kernel.below(3_600_000), () => (this.#weather.storageDown = false));
    }
    if (kernel.chance(0.02 * worse)) {
      const at = within('08:00', 600);
      plan(at, () => (this.#weather.teamsDown = true));
      plan(at + kernel.below(3_600_000), () => (this.#weather.teamsDown = false));
    }
    const kills = kernel.chance(0.2 * Math.min(worse, 3)) ? 1 + kernel.below(3) : 0;
    for (let kill = 0; kill < kills; kill += 1) this.#planKill(plan, plans, within);
    return plans;
  }

  /** Mostly just after something began, when most is half done. */
  #planKill(
    plan: (at: number, happens: () => void) => void,
    plans: readonly Plan[],
    within: (from: string, minutes: number) => number,
  ): void {
    const kernel = this.#kernel;
    const near = kernel.pick(plans);
    const at = near === undefined ? within('07:00', 720) : near.at + 1 + kernel.below(200);
    plan(at, () => {
      const victim = this.#alive();
      if (victim === undefined) return;
      victim.kill();
      this.#kills += 1;
      this.#watch.killed(victim.name);
      this.#replicas = this.#replicas.filter((one) => one !== victim);
      kernel.at(1_000 + kernel.below(10_000), () => this.#restart());
    });
  }

  #restart(): void {
    const skew = this.#kernel.chance(0.2) ? this.#kernel.below(4_000) - 2_000 : 0;
    const started = () => skew !== 0 && this.#weather.count('skew');
    // Where storage is away when it starts, it is started again.
    this.#start(skew).then(started, () => this.#kernel.at(5_000, () => this.#restart()));
  }

  #beat(job: Parameters<Replica['beat']>[0], slot: number): void {
    for (const replica of this.#replicas) void replica.beat(job, new Date(slot));
  }

  #act(act: Act, date: Day): void {
    const [kernel, teams, cast, figures] = [this.#kernel, this.#teams, this.#cast, this.#figures];
    for (const inbound of act({ kernel, teams, cast, figures, date })) {
      if (inbound.press !== undefined) this.#presses += 1;
      this.#files += inbound.dropped?.length ?? 0;
      // Pressed twice: two activities about one card, which may reach two processes.
      this.#watch.sent(inbound);
      const times = kernel.chance(0.08) ? 2 : 1;
      for (let time = 0; time < times; time += 1) {
        const again = { ...inbound, activityId: `${inbound.activityId}.${time}` };
        kernel.at(kernel.below(60), () => this.#receive(again));
      }
    }
  }

  #receive(inbound: Inbound): void {
    const replica = this.#alive();
    if (replica === undefined) return;
    replica.receive(inbound).then(
      (answer) => this.#watch.answered(inbound, answer),
      (fault: unknown) => this.#broken(`a turn failed: ${nameOf(fault)}`),
    );
  }

  /** Lets things happen until a moment of told time; leaps over what is quiet. */
  async #runTo(wall: number): Promise<void> {
    const kernel = this.#kernel;
    while (this.#wall.ms < wall) {
      const next = Math.min(wall, this.#nextOwed());
      const isQuiet = kernel.quiet && kernel.now - this.#changedAt > QUIET_MS;
      if (isQuiet && next > this.#wall.ms) {
        this.#wall.leapTo(next);
        this.#changedAt = kernel.now;
        continue;
      }
      const steady = wall - this.#wall.ms + kernel.now;
      if (kernel.next > steady) {
        kernel.now = steady;
        return;
      }
      await kernel.step();
    }
  }

  /** The moment at which the next message may be sent. */
  #nextOwed(): number {
    const from = new Date(this.#wall.ms).toISOString();
    const [next] = this.#table(this.#main()).select(`PartitionKey eq 'out' and RowKey gt '${from}'`, 1);
    return next === undefined ? Infinity : Date.parse(next.row.split('|')[0] ?? '');
  }

  #main(): string {
    return this.#replicas[0]?.product.config.tablePrefix ?? 'pmif';
  }

  /** The faults stop; what is owed is said within the time that is promised. */
  async #end(): Promise<void> {
    this.#weather.rates = FAIR;
    this.#weather.storageDown = false;
    this.#weather.teamsDown = false;
    const until = this.#kernel.now + SAID_WITHIN_MS;
    while (this.#kernel.now < until) await this.#kernel.step();
    const rows = this.#table(this.#main());
    const isPaused = rows.get('pause', 'pause') !== undefined;
    this.#watch.owed(rows.select("RowKey ge 'msg|' and RowKey lt 'msg}'", Infinity), isPaused);
    await this.#judge();
  }

  /** What takes longer than a step: the product's own check of all its histories, and what the public may download. */
  async #judge(): Promise<void> {
    const open = (name: string) =>
      Promise.resolve(tableOver(this.#table(name), (_kind, effect) => Promise.resolve(effect())));
    const connection = { kind: 'given', open } as const;
    const histories = await openHistories(connection, this.#main());
    for await (const fault of histories.faults()) this.#broken(`a history is broken: ${JSON.stringify(fault)}`);
    const clock = { now: () => new Date(this.#wall.ms) };
    const store = await openStore({ connection, tablePrefix: this.#main(), clock, countsTowardsDailyLimit });
    const judge = { broken: (what: string) => this.#broken(what), now: () => this.#wall.ms };
    await judgePublic(this.#table(this.#main()), store, judge);
  }
}

const nameOf = (fault: unknown): string => (fault instanceof Error ? `${fault.name} ${fault.message}` : String(fault));
