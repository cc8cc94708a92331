import { pino } from 'pino';
import { runBeat } from '../jobs/beats.ts';
import { housekeepOnceADay } from '../src/features/records/use-cases/housekeep.ts';
import { startAzurite } from './azurite.ts';
import { printGoal, printTable } from './measure.ts';
import { benchConfig, deliverAll, messengerFor, openServices, toldClock, UNLIMITED } from './product.ts';
import { writeRegister } from './registers.ts';

const SIZES = (process.env['PMIF_BENCH_SIZES'] ?? '100,1000,10000').split(',').map(Number);
const BEATS = 12;
/** Beats are five minutes apart. */
const APART_MS = 5 * 60_000;
/** A Tuesday in the middle of the working day: sending is allowed, and nothing is owed. */
const START = Date.parse('2026-11-24T10:00:00Z');

/** Twelve beats in a row with nothing owed: what they ask of storage does not grow with the register. */
export async function run(): Promise<void> {
  const storage = await startAzurite();
  const rows: string[][] = [];
  for (const measures of SIZES)
    rows.push([String(measures), ...(await countBeats(storage.connectionString, measures))]);
  await storage.stop();
  const beats = Array.from({ length: BEATS }, (_, index) => `${index + 1}`);
  printTable(`idle: storage transactions of each of ${BEATS} beats`, ['measures', ...beats, 'all', 'of which'], rows);
  printGoal('the same number for every size of register', new Set(rows.map((row) => row.slice(1).join())).size === 1);
}

async function countBeats(connectionString: string, measures: number): Promise<string[]> {
  const table = `idle${measures}`;
  const clock = toldClock(new Date(START).toISOString());
  const counted: string[] = [];
  const open = () => openServices(connectionString, table, clock, (what) => counted.push(what));
  const first = await open();
  const owners = Math.ceil(measures / 5);
  await writeRegister(first.store, { measures, owners, readings: 3, answered: true });
  // The night's work is done once a day, and grows with the register: a row for each chain of the audit.
  await housekeepOnceADay(first);
  // As a server that has just started: nothing is cached.
  const services = await open();
  // The table for dashboards is brought up to date at night.
  const jobs = services.jobs.filter(({ name }) => name !== 'power-bi');
  const messenger = messengerFor(benchConfig(connectionString, table));
  const perBeat: number[] = [];
  const all: string[] = [];
  for (let number = 0; number < BEATS; number += 1) {
    clock.tell(new Date(START + number * APART_MS).toISOString());
    counted.length = 0;
    for (const job of jobs) await runBeat(services, pino({ level: 'silent' }), job);
    await deliverAll(services, messenger, UNLIMITED);
    perBeat.push(counted.length);
    all.push(...counted);
  }
  const kinds = [...Map.groupBy(all, (what) => what)].map(([what, asked]) => `${asked.length} ${what}`);
  return [...perBeat.map(String), String(all.length), kinds.join(', ')];
}
