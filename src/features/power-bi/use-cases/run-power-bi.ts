import { addDays, day } from '../../../core/calendar/day.ts';
import { relativesOf } from '../../../core/measures/parts-of-totals.ts';
import { type PowerBiRow, powerBiRows, shapeOf } from '../rules/rows.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import { type Services, readToday } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { RowsPut } from '../store.ts';
import type { Wake } from '../../../messaging/schedule.ts';
import { relativesOfARun } from '../../small-numbers/feature.ts';
import { wokenFor } from '../../../messaging/use-cases/run.ts';

export const POWER_BI = 'power-bi';
const AT_ONCE = 8;
/** Before any period that the register takes. */
const EVER = day('1800-01-01');

/** `everything`: all measures, because the framework changed. */
export type PowerBiReport = RowsPut & { readonly job: string; readonly measures: number; readonly everything: boolean };

/**
 * Refreshes the table that dashboards read: only measures of which something changed that shows outside since the last
 * time; all of them the first time, and where the framework's wordings or its small number changed. Run twice it writes
 * nothing the second time. Three storage transactions where nothing did; two for each of those measures, and one for each hundred rows that differ.
 */
export async function runPowerBi(
  services: Services,
  { dry, onProgress = () => undefined }: { readonly dry: boolean; readonly onProgress?: (done: number) => void },
): Promise<PowerBiReport> {
  const { framework, today } = await readToday(services);
  const { powerBi, measures, wakes } = services.store;
  const shape = shapeOf(framework);
  const everything = (await powerBi.shape()) !== shape;
  const woken = await wokenFor(services, 'powerBi', today);
  const again = woken.ids.map((id): Wake => ({ job: 'powerBi', id, on: addDays(today, 1) }));
  if (!dry) {
    // Moves the wakes to tomorrow during the work: a crash loses nothing, and a change meanwhile sets a new one.
    await wakes.setAll(again);
    await woken.clear();
  }
  const relatives = relativesOfARun(services, framework);
  const sum = { written: 0, removed: 0, unchanged: 0, measures: 0 };
  const refresh = async (file: MeasureFile) => {
    const rows = powerBiRows(file, framework, await relatives(file.measure.code));
    const put = dry ? wouldPut(rows) : await powerBi.put(file.measure.code, rows);
    sum.written += put.written;
    sum.removed += put.removed;
    sum.unchanged += put.unchanged;
    sum.measures += 1;
    onProgress(sum.measures);
  };
  if (everything) {
    for await (const file of measures.all()) await refresh(file);
  } else {
    // A change of one measure may change what its relatives show.
    const kin = woken.ids.flatMap((code) => relativesOf(code, framework.parts ?? []));
    await mapAtOnce([...new Set([...woken.ids, ...kin])], AT_ONCE, async (code) => {
      const file = await measures.open(code, EVER);
      if (file !== undefined) await refresh(file);
      // Removed from the register: its rows are removed as well.
      else if (!dry) sum.removed += (await powerBi.put(code, [])).removed;
    });
  }
  if (!dry) {
    if (everything) await powerBi.keepShape(shape);
    await wakes.clearAll(again);
  }
  return { job: POWER_BI, everything, ...sum };
}

const wouldPut = (rows: readonly PowerBiRow[]): RowsPut => ({ written: rows.length, removed: 0, unchanged: 0 });
