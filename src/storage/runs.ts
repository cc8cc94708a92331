import type { Pauses, Runs } from '../messaging/schedule.ts';
import { toColumns } from './engine/entity.ts';
import { after, key, keyPart } from './engine/keys.ts';
import { instant } from './message-rows.ts';
import { pauseShape, runShape } from './engine/shapes.ts';
import { odata } from './engine/table.ts';
import type { Table } from './engine/table.ts';
import { recordsOf } from './engine/versioned-record.ts';
import { transactWithActs } from './trail.ts';

const RUNS = 'runs';

const HELD = 'held';
const PAUSE = 'pause';

/** Runs by job and time: how many people each sent to, and which is held. */
export function tableRuns(table: Table): Runs {
  const runs = recordsOf(table, runShape);
  return {
    recent(job, now, daysBack) {
      const from = key(job, new Date(now.getTime() - daysBack * 86_400_000).toISOString());
      const to = after(keyPart(job));
      return runs.list(odata`PartitionKey eq ${RUNS} and RowKey ge ${from} and RowKey lt ${to}`);
    },
    keep: (record) => runs.put(RUNS, key(record.job, instant(record.at), record.run), record),
    held: async (job) => (await runs.read(HELD, key(job)))?.value,
    allHeld: () => runs.list(odata`PartitionKey eq ${HELD}`),
    hold: (record) => runs.put(HELD, key(record.job), record),
    async letGo(job) {
      await table.transact(HELD, [{ act: 'delete', row: key(job) }]);
    },
  };
}

/** *Pause everything*: one row, with its audit in the same partition. */
export function tablePauses(table: Table): Pauses {
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
