import type { Pauses, RunRecord, Runs } from '../messaging/schedule.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import { after, key, keyPart } from './engine/keys.ts';
import { instant } from './message-rows.ts';
import { pauseShape, runShape } from './engine/shapes.ts';
import { collect } from './engine/streams.ts';
import { odata } from './engine/table.ts';
import type { Table } from './engine/table.ts';
import { transactWithActs } from './trail.ts';

const RUNS = 'runs';
/** A run that is held, by its job; and whether everything is paused. */
const HELD = 'held';
const PAUSE = 'pause';

/** Runs by job and time: what was sent to how many, and what is held. */
export function tableRuns(table: Table): Runs {
  return {
    async recent(job, now, daysBack) {
      const from = key(job, new Date(now.getTime() - daysBack * 86_400_000).toISOString());
      const to = after(keyPart(job));
      const rows = await collect(table.list(odata`PartitionKey eq ${RUNS} and RowKey ge ${from} and RowKey lt ${to}`));
      return rows.map((row) => fromRow(row, runShape));
    },
    keep: (record) => put(table, RUNS, key(record.job, instant(record.at), record.run), record),
    async held(job) {
      const stored = await table.get(HELD, key(job));
      return stored === undefined ? undefined : fromRow(stored, runShape);
    },
    async allHeld() {
      const rows = await collect(table.list(odata`PartitionKey eq ${HELD}`));
      return rows.map((row) => fromRow(row, runShape));
    },
    hold: (record) => put(table, HELD, key(record.job), record),
    async letGo(job) {
      await table.transact(HELD, [{ act: 'delete', row: key(job) }]);
    },
  };
}

/** *Pause everything*, one row. */
export function tablePauses(table: Table): Pauses {
  return {
    async current() {
      const stored = await table.get(PAUSE, PAUSE);
      return stored === undefined ? undefined : fromRow(stored, pauseShape);
    },
    async begin(pause) {
      const act = {
        what: 'paused',
        by: pause.by,
        at: pause.since,
        before: '',
        after: 'everything',
        reason: '',
      } as const;
      await transactWithActs(table, PAUSE, [{ act: 'put', row: PAUSE, columns: toColumns(pause) }], [act]);
    },
    async end(by, at) {
      const act = { what: 'resumed', by, at, before: 'everything', after: '', reason: '' } as const;
      await transactWithActs(table, PAUSE, [{ act: 'delete', row: PAUSE }], [act]);
    },
  };
}

async function put(table: Table, partition: string, row: string, record: RunRecord): Promise<void> {
  await table.transact(partition, [{ act: 'put', row, columns: toColumns(record) }]);
}
