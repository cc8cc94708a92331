import type { SaveOutcome } from '../../core/save-with-retry.ts';
import type { MeasureChange } from '../../features/readings/store.ts';
import type { ChainEnd, MeasureFile } from '../../core/readings/measure-file.ts';
import type { Clock } from '../../core/services.ts';
import { dayInLondon } from '../../core/calendar/day.ts';
import type { LiveMeasure } from '../../core/measures/measure.ts';
import { batchesOf } from '../engine/many-rows.ts';
import { chained } from '../records/chain.ts';
import { beginIndexes, endIndexes, indexChange, showsOutside } from './measure-indexes.ts';
import { measurePartition } from '../engine/keys.ts';
import {
  CHAIN,
  chainColumns,
  draftKey,
  draftRow,
  dueRow,
  fileOf,
  MEASURE,
  measureRow,
  readingRow,
  REMOVED_MEASURE,
  revisionRow,
} from './measure-rows.ts';
import { messageColumns, messageKey, writeIndexRows } from '../messages/message-rows.ts';
import { odata, type RowWrite, type AzureTable } from '../engine/table.ts';
import { actRows, NO_ACTS } from '../records/trail.ts';
import { noteWakes } from '../schedule.ts';
import { rowsIn } from '../engine/read-many.ts';

type Ends = { readonly head?: string; readonly acts?: ChainEnd };
type Unit = { readonly acts: readonly RowWrite[]; readonly tag?: Ends };

/**
 * Stores a change under the ETag of the chain row; a file with an empty version is a new measure. One transaction. An
 * import of more than a hundred rows takes several, each complete and each moving the chain on, so that it can be
 * repeated after a crash. `comesBack`: the measure was removed from the register, and its chains go on where they
 * ended.
 */
export async function saveFile(
  table: AzureTable,
  clock: Clock,
  file: MeasureFile,
  change: MeasureChange,
  indexesToo = true,
  comesBack = false,
): Promise<SaveOutcome> {
  const partition = measurePartition(file.measure.code);
  const before = file.chain.version === '' || comesBack ? undefined : file.measure;
  const now = !indexesToo ? undefined : change.takeOut ? withoutOwnersAndCommittees(file.measure) : change.measure;
  const today = dayInLondon(clock.now());
  const indexes = now === undefined ? [] : [indexChange(before, now, change.routedOn ?? today)];
  await beginIndexes(table, indexes);
  await writeIndexRows(table, change.messages ?? [], () => partition, clock.now());
  if (indexesToo && showsOutside(file, change)) {
    await noteWakes(table, [{ job: 'powerBi', id: file.measure.code, on: today }]);
  }

  let { version } = file.chain;
  let ends = { head: file.chain.head, acts: file.chain.acts ?? NO_ACTS };
  for (const { acts, tags } of batchesOf(unitsOf(file, change, comesBack))) {
    for (const tag of tags) ends = { ...ends, ...tag };
    const columns = chainColumns(file.measure.code, ends.head, ends.acts);
    // First, so that a conflict is reported before any other refusal.
    const guard: RowWrite =
      version === '' ? { act: 'insert', row: CHAIN, columns } : { act: 'replace', row: CHAIN, columns, etag: version };
    const outcome = await commit(table, partition, guard, acts);
    if (outcome === 'conflict') {
      const gone = version === '' ? await goneFile(table, partition) : undefined;
      return gone === undefined ? 'conflict' : saveFile(table, clock, gone, change, indexesToo, true);
    }
    version = outcome.version;
  }
  await endIndexes(table, indexes);
  return 'saved';
}

/**
 * Rows that belong together, in the order in which they are stored; a tag says where a chain ends after them. What a
 * repeated import would not see as changed any more is stored with what it compares: the acts with the measure, and a
 * due reading with its reading.
 */
function unitsOf(file: MeasureFile, change: MeasureChange, comesBack: boolean): Unit[] {
  const { code } = change.measure ?? file.measure;
  let head = file.chain.head;
  const readings = (change.readings ?? []).map((reading): Unit => {
    const revision = chained(reading, head);
    head = revision.hash;
    const due = change.due?.find(({ period }) => period.text === reading.period.text);
    const acts: RowWrite[] = [
      { act: 'put', ...readingRow(code, reading) },
      { act: 'insert', ...revisionRow(code, revision) },
      ...(due === undefined ? [] : [{ act: 'put', ...dueRow(code, due) } as const]),
    ];
    return { acts, tag: { head } };
  });
  const answered = new Set(change.readings?.map(({ period }) => period.text));
  const otherDue = (change.due ?? []).filter(({ period }) => !answered.has(period.text));
  const put = (row: Omit<RowWrite & { act: 'put' }, 'act'>): Unit => ({ acts: [{ act: 'put', ...row }] });
  const kept = new Set((change.drafts ?? []).map(draftKey));
  // Deleting a missing row would refuse the whole transaction.
  const dropped = new Set((change.dropDrafts ?? []).map(draftKey));
  const drops = file.drafts.map(draftKey).filter((row) => dropped.has(row) && !kept.has(row));
  return [
    ...(change.measure === undefined ? [] : [put(measureRow(change.measure))]),
    ...actUnits(file, change),
    ...readings,
    ...otherDue.map((due) => put(dueRow(code, due))),
    ...(change.drafts ?? []).map((draft) => put(draftRow(code, draft))),
    ...drops.map((row): Unit => ({ acts: [{ act: 'delete', row }] })),
    ...(change.messages ?? []).map((message): Unit => ({
      acts: [{ act: 'insert', row: messageKey(message), columns: messageColumns(message, true) }],
    })),
    ...(comesBack ? [{ acts: [{ act: 'delete', row: REMOVED_MEASURE } as const] }] : []),
    ...(change.takeOut ? takingOut(file) : []),
  ];
}

/** Moves the measure to another key and deletes due readings and drafts; its audit stays. */
function takingOut({ measure, due, drafts }: MeasureFile): Unit[] {
  const rows = [MEASURE, ...due.map((one) => dueRow(measure.code, one).row), ...drafts.map(draftKey)];
  return [
    { acts: [{ act: 'put', ...measureRow(measure, REMOVED_MEASURE) }] },
    ...rows.map((row): Unit => ({ acts: [{ act: 'delete', row }] })),
  ];
}

async function goneFile(table: AzureTable, partition: string): Promise<MeasureFile | undefined> {
  const rows = await rowsIn(table, partition, odata`RowKey eq ${CHAIN} or RowKey eq ${REMOVED_MEASURE}`);
  return fileOf(rows, REMOVED_MEASURE);
}

/** For the indexes, a measure that is removed has no owner and no committee. */
function withoutOwnersAndCommittees({
  owner: _owner,
  deputy: _deputy,
  manager: _manager,
  ...measure
}: LiveMeasure): LiveMeasure {
  return { ...measure, committees: [] };
}

function actUnits({ measure, chain }: MeasureFile, { acts = [] }: MeasureChange): Unit[] {
  let end = chain.acts ?? NO_ACTS;
  return acts.map((act) => {
    const chained = actRows(measurePartition(measure.code), end, [act]);
    end = chained.end;
    return { acts: chained.rows, tag: { acts: end } };
  });
}

async function commit(
  table: AzureTable,
  partition: string,
  guard: RowWrite,
  acts: readonly RowWrite[],
): Promise<'conflict' | { version: string }> {
  const result = await table.transact(partition, [guard, ...acts]);
  if (result.outcome === 'done') return { version: result.etags.get(CHAIN) ?? '' };
  if (result.outcome !== 'exists' || guard.act === 'insert') return 'conflict';

  // A message with this key exists already and stays; the rest of the change is stored.
  const fresh = await withoutKnownMessages(table, partition, acts);
  if (fresh.length < acts.length) return commit(table, partition, guard, fresh);
  throw new Error(
    `A revision that was to be stored in ${partition} is there already: the reading's number was not counted on.`,
  );
}

async function withoutKnownMessages(
  table: AzureTable,
  partition: string,
  acts: readonly RowWrite[],
): Promise<RowWrite[]> {
  const fresh: RowWrite[] = [];
  for (const act of acts) {
    const known = act.row.startsWith('msg|') && (await table.get(partition, act.row)) !== undefined;
    if (!known) fresh.push(act);
  }
  return fresh;
}
