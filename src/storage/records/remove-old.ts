import type { Removal, Removed } from '../../features/records/store.ts';
import { type Concerns, isHeld } from '../../features/records/rules/hold.ts';
import { deleteRows } from '../engine/many-rows.ts';
import type { StoredRow } from '../engine/entity.ts';
import { fromKeyPart, inPartition, key, rowsOf } from '../engine/keys.ts';
import { isPendingRow, messageOf } from '../messages/message-rows.ts';
import { runPartition } from '../messages/put-messages.ts';
import { odata, type AzureTable } from '../engine/table.ts';
import { isActRow, isTrailHead } from './trail.ts';
import { rowsIn } from '../engine/read-many.ts';

/** Ended messages, and the days on which a person was written to. */
export async function removeMessages(table: AzureTable, removal: Removal): Promise<Removed> {
  const { before } = removal;
  const messages = table.list(`${rowsOf('msg')} and ${odata`notBefore lt ${before}`}`);
  const said = await removeRows(table, messages, removal, (row) => (isPendingRow(row) ? undefined : ofMessage(row)));
  const days = table.list(odata`RowKey ge ${'day|'} and RowKey lt ${`day|${before}`}`);
  const heard = await removeRows(table, days, { ...removal, most: removal.most - said.removed }, ofPartition);
  return sum(said, heard);
}

export async function removeDrafts(table: AzureTable, removal: Removal): Promise<Removed> {
  const drafts = table.list(`${rowsOf('draft')} and ${odata`at lt ${removal.before}`}`);
  const typed = await removeRows(table, drafts, removal, (row) => {
    const { codes, people } = ofPartition(row);
    return { codes, people: [...people, String(row.columns['by'] ?? '')] };
  });
  return sum(typed, await removeDocuments(table, { ...removal, most: removal.most - typed.removed }));
}

/** Usually removed when the next document is kept. */
async function removeDocuments(table: AzureTable, removal: Removal): Promise<Removed> {
  let done: Removed = NOTHING;
  for (const waiting of await rowsIn(table, 'documents', odata`RowKey lt ${removal.today}`)) {
    const left = removal.most - done.removed;
    if (left <= 0) return { ...done, more: true };
    const document = key('document', String(waiting.columns['id']));
    const parts = table.list(inPartition(document));
    done = sum(done, await removeRows(table, parts, { ...removal, most: left }, ofPartition));
    if (!done.more) done = sum(done, await removeRows(table, single(waiting), removal, ofPartition));
  }
  return done;
}

export async function removeRuns(table: AzureTable, removal: Removal): Promise<Removed> {
  const old = await rowsIn(table, 'runs', odata`at lt ${removal.before}`);
  let done: Removed = NOTHING;
  for (const stored of old.filter((row) => !isActRow(row) && !isTrailHead(row))) {
    const left = removal.most - done.removed;
    if (left <= 0) return { ...done, more: true };
    const run = runPartition(String(stored.columns['run']));
    const lines = table.list(inPartition(run));
    done = sum(done, await removeRows(table, lines, { ...removal, most: left }, ofPartition));
    // The run itself last, so that a stopped removal is found again.
    if (!done.more) done = sum(done, await removeRows(table, single(stored), removal, ofPartition));
  }
  return done;
}

const NOTHING: Removed = { removed: 0, held: 0, more: false };
const sum = (one: Removed, two: Removed): Removed => ({
  removed: one.removed + two.removed,
  held: one.held + two.held,
  more: one.more || two.more,
});

async function* single(row: StoredRow): AsyncIterable<StoredRow> {
  yield await Promise.resolve(row);
}

/** Removes at most `most` rows that are under no hold. `concerns` says what a row is about; undefined keeps it. */
async function removeRows(
  table: AzureTable,
  rows: AsyncIterable<StoredRow>,
  { holds, most, dry }: Removal,
  concerns: (row: StoredRow) => Concerns | undefined,
): Promise<Removed> {
  const going = new Map<string, string[]>();
  let [removed, held, more] = [0, 0, false];
  for await (const stored of rows) {
    const about = concerns(stored);
    if (about === undefined) continue;
    if (isHeld(holds, about)) held += 1;
    else if (removed >= most) {
      more = true;
      break;
    } else {
      going.set(stored.partition, [...(going.get(stored.partition) ?? []), stored.row]);
      removed += 1;
    }
  }
  if (!dry) for (const [partition, keys] of going) await deleteRows(table, partition, keys);
  return { removed, held, more };
}

function ofMessage(row: StoredRow): Concerns {
  const { to, topics } = messageOf(row);
  const { codes, people } = ofPartition(row);
  return { codes: [...codes, ...topics.map(({ code }) => code)], people: [...people, to] };
}

/** The measure or person whose partition a row is in. */
export function ofPartition({ partition }: Pick<StoredRow, 'partition'>): Concerns {
  const [kind, name = ''] = partition.split('|').map(fromKeyPart);
  return { codes: kind === 'm' ? [name] : [], people: kind === 'p' ? [name] : [] };
}
