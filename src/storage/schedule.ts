import { z } from 'zod';
import type { Pause, Pauses, RunRecord, Runs, Wake, WakeFor, Wakes } from '../messaging/schedule.ts';
import { toColumns } from './engine/entity.ts';
import { after, inPartition, key, keyPart } from './engine/keys.ts';
import { instant } from './messages/message-rows.ts';
import { dayShape, personKey, text } from './engine/fields.ts';
import { odata, type RowWrite, type AzureTable } from './engine/table.ts';
import { recordsOf } from './engine/versioned-record.ts';
import { transactWithActs } from './records/trail.ts';
import type { Day } from '../core/calendar/day.ts';
import { transactMany } from './engine/many-rows.ts';

const RUNS = 'runs';
const HELD = 'held';
const PAUSE = 'pause';

const runShape: z.ZodType<RunRecord> = z.object({ run: text, job: text, at: text, people: z.number() });

const pauseShape: z.ZodType<Pause> = z.object({ since: text, by: personKey });

/** Runs by job and time: how many people each sent to, and which is held. */
export function tableRuns(table: AzureTable): Runs {
  const runs = recordsOf(table, runShape);
  return {
    recent(job, now, daysBack) {
      const from = key(job, new Date(now.getTime() - daysBack * 86_400_000).toISOString());
      const to = after(keyPart(job));
      return runs.list(odata`PartitionKey eq ${RUNS} and RowKey ge ${from} and RowKey lt ${to}`);
    },
    keep: (record) => runs.put(RUNS, key(record.job, instant(record.at), record.run), record),
    held: async (job) => (await runs.read(HELD, key(job)))?.value,
    allHeld: () => runs.list(inPartition(HELD)),
    hold: (record) => runs.put(HELD, key(record.job), record),
    async letGo(job) {
      await table.transact(HELD, [{ act: 'delete', row: key(job) }]);
    },
  };
}

/** *Pause everything*: one row, with its audit in the same partition. */
export function tablePauses(table: AzureTable): Pauses {
  const pauses = recordsOf(table, pauseShape);
  return {
    current: async () => (await pauses.read(PAUSE, PAUSE))?.value,
    async begin(pause) {
      const { by, since: at } = pause;
      const act = { what: 'paused' as const, by, at, before: '', after: 'everything', reason: '' };
      await transactWithActs(table, PAUSE, [{ act: 'put', row: PAUSE, columns: toColumns(pause) }], [act]);
    },
    async end(by, at) {
      const act = { what: 'resumed' as const, by, at, before: 'everything', after: '', reason: '' };
      await transactWithActs(table, PAUSE, [{ act: 'delete', row: PAUSE }], [act]);
    },
  };
}

const wakeShape = z.object({ id: text, on: dayShape });
const wakePartition = (job: WakeFor): string => key('wake', job);
const wakeKey = (id: string, on: Day): string => key(on, id);

/** A partition for each job, in the order of days, so that a beat reads only what is due. */
export function tableWakes(table: AzureTable): Wakes {
  const setAll = (wakes: readonly Wake[]) => noteWakes(table, wakes);
  const clearAll = (wakes: readonly Wake[]) =>
    inBatches(table, wakes, ({ id, on }) => ({ act: 'delete', row: wakeKey(id, on) }));
  return {
    due: (job, today) =>
      recordsOf(table, wakeShape).list(`${inPartition(wakePartition(job))} and ${odata`RowKey lt ${after(today)}`}`),
    set: (job, id, on) => setAll([{ job, id, on }]),
    clear: (job, id, on) => clearAll([{ job, id, on }]),
    setAll,
    clearAll,
  };
}

export function noteWakes(table: AzureTable, wakes: readonly Wake[]): Promise<void> {
  return inBatches(table, wakes, ({ id, on }) => ({
    act: 'put',
    row: wakeKey(id, on),
    columns: toColumns({ id, on }),
  }));
}

/** Azure refuses a row that is twice in one transaction. */
async function inBatches(table: AzureTable, wakes: readonly Wake[], actOf: (wake: Wake) => RowWrite): Promise<void> {
  for (const [job, own] of Map.groupBy(wakes, (wake) => wake.job)) {
    const partition = wakePartition(job);
    const acts = [...new Map(own.map(actOf).map((act) => [act.row, act])).values()];
    await transactMany(table, partition, acts);
  }
}
