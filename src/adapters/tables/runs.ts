import type { Runs } from '../../app/ports.ts';
import { fromRow, toColumns } from './entity.ts';
import { after, key, keyPart } from './keys.ts';
import { instant } from './message-rows.ts';
import { runShape } from './shapes.ts';
import { collect } from './streams.ts';
import { odata } from './table.ts';
import type { Table } from './table.ts';

const RUNS = 'runs';
const DAYS_BACK = 90;

/** Runs by job and time: what was sent to how many, and what is held. */
export function tableRuns(table: Table): Runs {
  return {
    async recent(job, now) {
      const from = key(job, new Date(now.getTime() - DAYS_BACK * 86_400_000).toISOString());
      const to = after(keyPart(job));
      const rows = await collect(table.list(odata`PartitionKey eq ${RUNS} and RowKey ge ${from} and RowKey lt ${to}`));
      return rows.map((row) => fromRow(row, runShape)).filter((run) => run.people > 0 || run.held);
    },
    async keep(record) {
      const row = key(record.job, instant(record.at), record.run);
      await table.transact(RUNS, [{ act: 'put', row, columns: toColumns(record) }]);
    },
  };
}
