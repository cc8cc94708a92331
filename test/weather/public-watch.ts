import { exportRows } from '../../src/features/register/use-cases/export.ts';
import type { Store } from '../../src/core/store.ts';
import type { StoredRow } from '../../src/storage/engine/entity.ts';
import { servicesOver } from '../support/services.ts';
import type { MemoryRows } from './memory-table.ts';
import { marksIn, publicCopy, textIn } from './rows.ts';
import type { Judge } from './watch.ts';

const HIDDEN = 'hidden';
/** `small_number` of the example's framework. */
const SMALL = 5;

/** What anybody may download, read as a stranger would: no unreleased figure, and no small number of people. */
export async function judgePublic(rows: MemoryRows, store: Store, judge: Judge): Promise<void> {
  const services = servicesOver({ store, clock: { now: () => new Date(judge.now()) } });
  for (const row of await exportRows(services, 'readings', { reader: 'public', hidden: () => HIDDEN })) {
    const [code, period, value] = [String(row['code']), String(row['period']), String(row['value'])];
    const partition = `m|${code.toUpperCase()}`;
    const measure = rows.get(partition, 'measure');
    const stored = rows
      .select(`PartitionKey eq '${partition}' and RowKey ge 'at|' and RowKey lt 'at}'`, 1e6)
      .find((one) => one.row.includes('|reading|') && textIn(one, 'period') === period);
    const open = publicCopy(stored);
    if (value !== HIDDEN && open.value !== value)
      judge.broken(`${code} ${period}: an unreleased figure is in the public export`);
    const marks = marksIn(open.words);
    for (const mark of marksIn(JSON.stringify(row)))
      if (!marks.has(mark)) judge.broken(`${code} ${period}: unreleased words are in the public export`);
    if (measure?.columns['exempt'] === true) judge.broken(`${code} is exempt and in the public export`);
    const least = Number(measure?.columns['suppressBelow'] ?? SMALL);
    const isSmall = /^\d+$/.test(value) && Number(value) > 0 && Number(value) < least;
    const countsPeople = measure?.columns['countsPeople'] === true && textIn(measure, 'unit') !== '%';
    if (isSmall && countsPeople && !isPublished(stored) && !isLetStand(measure, period))
      judge.broken(`${code} ${period}: a small number of people is in the public export`);
  }
}

/** The register brought it as final, with the address of the page on which it stands. */
const isPublished = (stored: StoredRow | undefined): boolean =>
  textIn(stored, 'by') === 'register' && textIn(stored, 'sourceUrl') !== '';

/** The performance team may let a small number stand, with a reason. */
const isLetStand = (measure: ReturnType<MemoryRows['get']>, period: string): boolean =>
  textIn(measure, 'overridesJson').includes(period);
