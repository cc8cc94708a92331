import { runBeat } from '../jobs/beats.ts';
import { housekeepOnceADay } from '../src/features/records/use-cases/housekeep.ts';
import { startAzurite } from './azurite.ts';
import { printGoal, printTable } from './print-table.ts';
import { beatNeeds, benchConfig, deliverAll, JOBS, messengerFor, openNeeds, toldClock, UNLIMITED } from './product.ts';
import { writeRegister } from './registers.ts';

const SIZES = [100, 1_000, 10_000];
const BEATS = 12;
/** Five minutes lie between two beats. */
const APART_MS = 5 * 60_000;
/** A Tuesday in the middle of the working day: nothing is quiet, and nothing is owed. */
const START = Date.parse('2026-11-24T10:00:00Z');

/** Twelve beats back to back with nothing owed: what they ask of storage does not grow with the register. */
export async function run(): Promise<void> {
  const storage = await startAzurite();
  const rows: string[][] = [];
  const totals: string[] = [];
  for (const measures of SIZES) {
    const { perBeat, kinds } = await countBeats(storage.connectionString, measures);
    totals.push(perBeat.join(' '));
    const all = perBeat.reduce((sum, count) => sum + count, 0);
    rows.push([measures.toLocaleString('en-GB'), ...perBeat.map(String), String(all), kinds]);
  }
  await storage.stop();
  const beats = Array.from({ length: BEATS }, (_, index) => `${index + 1}`);
  printTable(
    `idle: storage transactions of each of ${BEATS} beats with nothing owed (${JOBS.map(({ name }) => name).join(', ')}, deliver)`,
    ['measures', ...beats, 'all', 'of which'],
    rows,
  );
  printGoal('the same number for every size of register', new Set(totals).size === 1);
}

async function countBeats(connectionString: string, measures: number): Promise<{ perBeat: number[]; kinds: string }> {
  const table = `idle${measures}`;
  const clock = toldClock(new Date(START).toISOString());
  const counted: string[] = [];
  const services = await openNeeds(connectionString, table, clock, (what) => counted.push(what));
  const periods = ['FY2025/26-H1', 'FY2025/26-H2', 'FY2026/27-H1'];
  await writeRegister(services.store, { measures, owners: Math.ceil(measures / 5), periods, wakeOn: '2027-04-08' });
  // The night's work is owed once a day, and grows with the register: a row for each chain of the audit.
  await housekeepOnceADay(services);
  // What a server that has just started would have: nothing in memory yet.
  const fresh = await openNeeds(connectionString, table, clock, (what) => counted.push(what));
  const beat = beatNeeds(fresh);
  const messenger = messengerFor(benchConfig(connectionString, table));
  const perBeat: number[] = [];
  const all = new Map<string, number>();
  for (let number = 0; number < BEATS; number += 1) {
    clock.tell(new Date(START + number * APART_MS).toISOString());
    counted.length = 0;
    for (const job of JOBS) await runBeat(beat.services, beat.log, job);
    await deliverAll(fresh, messenger, UNLIMITED);
    perBeat.push(counted.length);
    for (const what of counted) all.set(what, (all.get(what) ?? 0) + 1);
  }
  return { perBeat, kinds: [...all].map(([what, count]) => `${count} ${what}`).join(', ') };
}
