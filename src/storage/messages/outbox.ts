import { z } from 'zod';
import type { Clock } from '../../core/services.ts';
import { saveWithRetry } from '../../core/save-with-retry.ts';
import type { LoadedMessage, Outbox, ReadyMessage } from '../../messaging/outbox.ts';
import type { PersonFile } from '../../messaging/people.ts';
import type { ChannelFile } from '../../features/channels/store.ts';
import { dayInLondon } from '../../core/calendar/day.ts';
import type { Message, MessageKind, MessageState } from '../../messaging/rules/message.ts';
import { fromRow, type StoredRow, toColumns } from '../engine/entity.ts';
import {
  dropIndexRows,
  indexKey,
  instant,
  isPendingRow,
  messageColumns,
  messageKey,
  messageOf,
  READY_INDEX,
  readyMessageOf,
  senderOf,
  writeIndexRows,
} from './message-rows.ts';
import { after, measurePartition, partitionOf, personOf, REQUESTS, rowsOf } from '../engine/keys.ts';
import { INTRODUCED, LIST, personFileOf, recentRows } from '../people/person-rows.ts';
import { channelFileOf } from '../channels.ts';
import { putMessages, runPartition } from './put-messages.ts';
import { readMany, rowsIn } from '../engine/read-many.ts';
import { mapAtOnce } from '../../core/at-once.ts';
import { odata, type RowWrite, type AzureTable } from '../engine/table.ts';
import { text } from '../engine/fields.ts';

/** An index row without its message may belong to a transaction in progress; after this time it does not. */
const INDEX_ROW_MAY_WAIT_MS = 10 * 60_000;
const AT_ONCE = 16;
const SETTLED_AT = 100;
const STILL_OWED: readonly MessageState[] = ['queued', 'sending'];

export function tableOutbox(table: AzureTable, clock: Clock, takesDay: (kind: MessageKind) => boolean): Outbox {
  const done = new Set<string>();
  const settle = async (): Promise<void> => {
    const rows = [...done];
    done.clear();
    // After a crash, the next read of the index finds and removes those that are left.
    await dropIndexRows(table, rows);
  };
  const noLonger = async (indexRow: string): Promise<void> => {
    done.add(indexRow);
    if (done.size >= SETTLED_AT) await settle();
  };
  return {
    put: (messages) => putMessages(table, clock, takesDay, messages),
    async ready(now, most) {
      const found: ReadyMessage[] = [];
      const page = Math.min(most, 1000);
      for await (const row of table.list(
        odata`PartitionKey eq ${READY_INDEX} and RowKey lt ${after(now.toISOString())}`,
        page,
      )) {
        found.push(readyMessageOf(row));
        if (found.length >= most) break;
      }
      return found;
    },
    async open(ready) {
      const { stored, ...recipient } = await read(table, clock, ready);
      const loaded = stored && loadedMessageOf(ready, stored, recipient);
      if (loaded !== undefined) return loaded;
      const old = clock.now().getTime() - Date.parse(ready.writtenAt) > INDEX_ROW_MAY_WAIT_MS;
      if (old || (stored && !isPendingRow(stored) && isCurrent(ready, messageOf(stored))))
        await noLonger(ready.indexRow);
      return undefined;
    },
    async openMany(ready) {
      const theirs = ready.filter(({ storedWith }) => personOf(storedWith) !== undefined);
      const partitions = theirs.map(({ storedWith }) => storedWith);
      const found = await readMany(table, partitions, recentRows(dayInLondon(clock.now())));
      return theirs.flatMap((one) => readable(one, found.get(one.storedWith) ?? []) ?? []);
    },
    async startSending(loaded, sender) {
      const { ready, version } = loaded;
      const result = await table.transact(ready.storedWith, [
        { act: 'merge', row: ready.row, columns: toColumns({ state: 'sending', sender }), etag: version },
      ]);
      if (result.outcome !== 'done') return markedDespiteRefusal(table, loaded, sender);
      return sending(loaded, sender, result.etags.get(ready.row) ?? '');
    },
    async record(loaded, outcome, shown = {}) {
      const { message, ready, version } = loaded;
      const notBefore = instant(outcome.notBefore ?? message.notBefore);
      const owed = outcome.notBefore !== undefined || STILL_OWED.includes(outcome.state);
      const moved = notBefore !== instant(message.notBefore);
      // New index row, message, old index row: a crash in between leaves a row too many, never a message that is not found.
      if (moved) await writeIndexRows(table, [{ ...message, notBefore }], () => ready.storedWith, clock.now());
      const { state, attempts, activityId } = outcome;
      const reason = outcome.reason.slice(0, 1000);
      const columns = toColumns({ state, attempts, reason, activityId, notBefore, owed, sender: '' });
      // A merge: topics that were added meanwhile stay.
      const acts: RowWrite[] = [{ act: 'merge', row: ready.row, columns, etag: version }];
      if (loaded.person !== undefined) {
        const { list, introducedAt } = shown;
        if (list !== undefined) acts.push({ act: 'put', row: LIST, columns: toColumns(list) });
        if (introducedAt !== undefined)
          acts.push({ act: 'put', row: INTRODUCED, columns: toColumns({ at: introducedAt }) });
      }
      const { outcome: stored } = await table.transact(ready.storedWith, acts);
      if (stored !== 'done' && !(outcome.state === 'delivered' && (await recordDespiteChange(table, loaded, acts))))
        return 'conflict';
      if (moved || !owed) await noLonger(ready.indexRow);
      return 'recorded';
    },
    settle,
    async requeue(message, notBefore) {
      const partition = await partitionOfMessage(table, message);
      const stored = partition === undefined ? undefined : await table.get(partition, messageKey(message));
      if (partition === undefined || stored === undefined || isPendingRow(stored)) return false;
      // Never its former time: the index row of an ended message at its own time would be removed as a leftover.
      const had = notBefore.toISOString() === messageOf(stored).notBefore;
      const at = new Date(notBefore.getTime() - (had ? 1 : 0)).toISOString();
      const again: Message = { ...message, state: 'queued', attempts: 0, reason: '', notBefore: at };
      await writeIndexRows(table, [again], () => partition, clock.now());
      const row = { row: stored.row, columns: messageColumns(again, true) };
      return (await table.transact(partition, [{ act: 'replace', ...row, etag: stored.etag }])).outcome === 'done';
    },
    async ofRun(run) {
      const lines = await rowsIn(table, runPartition(run));
      const found = new Map<string, Message>();
      await mapAtOnce(lines, AT_ONCE, async (line) => {
        const { partition, message: row } = fromRow(line, lineShape);
        const stored = await table.get(partition, row);
        const message = stored && messageOf(stored);
        // A message that an earlier run put under the same key belongs to that run.
        if (message?.run === run) found.set(line.row, message);
      });
      return lines.flatMap(({ row }) => found.get(row) ?? []);
    },
    undelivered: () => Array.fromAsync(all(table, odata`(state eq 'dead' or state eq 'unknown')`)),
    all: () => all(table),
  };
}

type RecipientFile = { readonly person?: PersonFile | undefined; readonly channel?: ChannelFile | undefined };

function loadedMessageOf(
  ready: ReadyMessage,
  stored: StoredRow,
  { person, channel }: RecipientFile,
): LoadedMessage | undefined {
  const message = messageOf(stored);
  if (!isPendingRow(stored) || !isCurrent(ready, message)) return undefined;
  const loaded = { message, ready, version: stored.etag, sender: senderOf(stored) };
  return { ...loaded, ...(person && { person }), ...(channel && { channel }) };
}

/** An index row with another time than its message is left from a move, or precedes one that is in progress. */
const isCurrent = (ready: ReadyMessage, { notBefore }: Message): boolean =>
  ready.indexRow === indexKey(notBefore, ready.storedWith, ready.row);

/** A message whose rows cannot be read is left out here; opening it by itself raises the error. */
function readable(ready: ReadyMessage, rows: readonly StoredRow[]): LoadedMessage | undefined {
  const stored = rows.find(({ row }) => row === ready.row);
  try {
    return stored && loadedMessageOf(ready, stored, { person: personFileOf(rows) });
  } catch {
    return undefined;
  }
}

const lineShape = z.object({ partition: text, message: text });

/** A message to a person or channel is read with their whole partition, which is needed to send it; any other alone. */
async function read(table: AzureTable, clock: Clock, { storedWith, row }: ReadyMessage) {
  const [whose] = storedWith.split('|');
  if (whose !== 'p' && whose !== 'place') return { stored: await table.get(storedWith, row) };
  const recent = recentRows(dayInLondon(clock.now()));
  const rows = await rowsIn(table, storedWith, `${recent} or ${odata`RowKey eq ${row}`}`);
  const stored = rows.find((one) => one.row === row);
  const person = whose === 'p' ? personFileOf(rows) : undefined;
  const channel = whose === 'place' ? channelFileOf(rows) : undefined;
  return { stored, ...(person && { person }), ...(channel && { channel }) };
}

/** If the response to our own mark was lost, the refusal looks like a conflict: the mark is ours if it has our name. */
async function markedDespiteRefusal(
  table: AzureTable,
  loaded: LoadedMessage,
  sender: string,
): Promise<LoadedMessage | 'conflict'> {
  const stored = await table.get(loaded.ready.storedWith, loaded.ready.row);
  const ours = stored !== undefined && isSending(stored) && senderOf(stored) === sender && loaded.sender !== sender;
  return ours ? sending(loaded, sender, stored.etag) : 'conflict';
}

/** Records what was sent although its row has changed: a run added topics, or the response to our write was lost. */
async function recordDespiteChange(
  table: AzureTable,
  { ready, message }: LoadedMessage,
  acts: readonly RowWrite[],
): Promise<boolean> {
  const load = () => table.get(ready.storedWith, ready.row);
  return saveWithRetry<StoredRow | undefined, boolean>({ what: `message ${message.key}`, load }, async (stored) => {
    if (stored === undefined) return false;
    const now = messageOf(stored);
    if (now.state === 'delivered') return true;
    if (now.state !== message.state || now.attempts !== message.attempts) return false;
    const topics = toColumns({ topics: message.topics });
    const again = acts.map((act): RowWrite =>
      act.row === ready.row && act.act === 'merge'
        ? { ...act, columns: { ...act.columns, ...topics }, etag: stored.etag }
        : act,
    );
    return (await table.transact(ready.storedWith, again)).outcome === 'done' || 'conflict';
  });
}

const isSending = (stored: StoredRow): boolean => stored.columns['state'] === 'sending';

function sending(loaded: LoadedMessage, sender: string, version: string): LoadedMessage {
  return { ...loaded, message: { ...loaded.message, state: 'sending' }, sender, version };
}

/** A message is in its recipient's partition or, when a reply caused it, in the measure's or the requests'. */
async function partitionOfMessage(table: AzureTable, message: Message): Promise<string | undefined> {
  const measures = message.topics.map((one) => measurePartition(one.code));
  for (const partition of new Set([partitionOf(message.to), REQUESTS, ...measures])) {
    if ((await table.get(partition, messageKey(message))) !== undefined) return partition;
  }
  return undefined;
}

async function* all(table: AzureTable, filter?: string): AsyncIterable<Message> {
  const rows = table.list(filter === undefined ? rowsOf('msg') : `${rowsOf('msg')} and ${filter}`);
  for await (const stored of rows) yield messageOf(stored);
}
