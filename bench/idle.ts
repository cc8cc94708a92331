import { pino } from 'pino';
import { runBeat } from '../jobs/beats.ts';
import { housekeepOnceADay } from '../src/features/records/use-cases/housekeep.ts';
import { writeRegister } from './registers.ts';
import {
  benchConfig,
  countForEachSize,
  deliverAll,
  messengerFor,
  openServices,
  startAzurite,
  toldClock,
} from './world.ts';

const BEATS = 12;
/** Beats are five minutes apart. */
const APART_MS = 5 * 60_000;
/** A Tuesday in the middle of the working day: sending is allowed, and nothing is owed. */
const START = Date.parse('2026-11-24T10:00:00Z');

/** Twelve beats in a row with nothing owed: what they ask of storage does not grow with the register. */
export async function run(): Promise<void> {
  const storage = await startAzurite();
  const beats = Array.from({ length: BEATS }, (_, index) => `${index + 1}`);
  const title = `idle: storage transactions of each of ${BEATS} beats`;
  await countForEachSize(title, [...beats, 'all', 'of which'], (measures) =>
    countBeats(storage.connectionString, measures),
  );
  await storage.stop();
}

async function countBeats(connectionString: string, measures: number): Promise<string[]> {
  const table = `idle${measures}`;
  const clock = toldClock(new Date(START).toISOString());
  const counted: string[] = [];
  const open = () => openServices(connectionString, table, clock, (what) => counted.push(what));
  const first = await open();
  await writeRegister(first.store, { measures, owners: Math.ceil(measures / 5), readings: 3, answered: true });
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
    await deliverAll(services, messenger);
    perBeat.push(counted.length);
    all.push(...counted);
  }
  const kinds = [...Map.groupBy(all, (what) => what)].map(([what, asked]) => `${asked.length} ${what}`);
  return [...perBeat.map(String), String(all.length), kinds.join(', ')];
}
