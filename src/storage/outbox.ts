import { saveWithRetry } from '../core/save-with-retry.ts';
import { z } from 'zod';
import type { Clock } from '../core/clock.ts';
import type { InHand, Outbox, Waiting } from '../messaging/outbox.ts';
import type { PersonFile } from '../messaging/people.ts';
import type { ChannelFile } from '../features/channels/store.ts';
import { dayInLondon } from '../core/calendar/day.ts';
import type { Message, MessageKind, MessageState } from '../messaging/rules/message.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import type { StoredRow } from './engine/entity.ts';
import { dropHints, hintKey, OUT, waitingOf, writeHints } from './hints.ts';
import { after, measurePartition, partitionOf, REQUESTS } from './engine/keys.ts';
import { instant, isOwed, messageColumns, messageKey, messageOf, senderOf } from './message-rows.ts';
import { INTRODUCED, LIST, personFileOf, recentRows } from './person-rows.ts';
import { channelFileOf } from './channel-rows.ts';
import { putMessages, runPartition } from './put-messages.ts';
import { readMany } from './engine/read-many.ts';
import { mapAtOnce } from '../core/at-once.ts';
import { collect } from './engine/streams.ts';
import { odata } from './engine/table.ts';
import type { Act, Table } from './engine/table.ts';

/** A hint whose message is not there (yet) may belong to a transaction under way; after this it does not. */
const HINT_MAY_WAIT_MS = 10 * 60_000;
const AT_ONCE = 16;
const SETTLED_AT = 100;
const STILL_OWED: readonly MessageState[] = ['queued', 'sending'];

/** Messages in the partitions that caused them, found through the hints of the `out` partition. */
export function tableOutbox(table: Table, clock: Clock, takesDay: (kind: MessageKind) => boolean): Outbox {
  const done = new Set<string>();
  const settle = async (): Promise<void> => {
    const hints = [...done];
    done.clear();
    // Those that are not removed are found again, and removed, by whoever next looks for what is ready.
    await dropHints(table, hints);
  };
  const noLonger = async (hint: string): Promise<void> => {
    done.add(hint);
    if (done.size >= SETTLED_AT) await settle();
  };
  return {
    put: (messages) => putMessages(table, clock, takesDay, messages),
    async ready(now, most) {
      const waiting: Waiting[] = [];
      const page = Math.min(most, 1000);
      for await (const row of table.list(
        odata`PartitionKey eq ${OUT} and RowKey lt ${after(now.toISOString())}`,
        page,
      )) {
        waiting.push(waitingOf(row));
        if (waiting.length >= most) break;
      }
      return waiting;
    },
    async open(waiting) {
      const { stored, person, place: channel } = await read(table, clock, waiting);
      const inHand = stored && inHandOf(waiting, stored, { person, channel });
      if (inHand !== undefined) return inHand;
      const old = clock.now().getTime() - Date.parse(waiting.writtenAt) > HINT_MAY_WAIT_MS;
      if (old || (stored && !isOwed(stored) && isCurrent(waiting, messageOf(stored)))) await noLonger(waiting.hint);
      return undefined;
    },
    async openMany(ready) {
      const theirs = ready.filter(({ partition }) => partition.startsWith('p|'));
      const partitions = theirs.map(({ partition }) => partition);
      const found = await readMany(table, partitions, recentRows(dayInLondon(clock.now())));
      return theirs.flatMap((waiting) => readable(waiting, found.get(waiting.partition) ?? []) ?? []);
    },
    async startSending(inHand, sender) {
      const { waiting, version } = inHand;
      const result = await table.transact(waiting.partition, [
        { act: 'merge', row: waiting.row, columns: toColumns({ state: 'sending', sender }), etag: version },
      ]);
      if (result.outcome !== 'done') return markedAnyhow(table, inHand, sender);
      return sending(inHand, sender, result.etags.get(waiting.row) ?? '');
    },
    async record(inHand, outcome, shown = {}) {
      const { message, waiting, version } = inHand;
      const notBefore = instant(outcome.notBefore ?? message.notBefore);
      const owed = outcome.notBefore !== undefined || STILL_OWED.includes(outcome.state);
      const moved = notBefore !== instant(message.notBefore);
      // New hint, message, old hint: a crash in between leaves a hint too many, never a message that nobody finds.
      if (moved) {
        const channel = { partition: waiting.partition, message: { ...message, notBefore } };
        await writeHints(table, [channel], clock.now());
      }
      const { state, attempts, activityId } = outcome;
      const reason = outcome.reason.slice(0, 1000);
      const columns = toColumns({ state, attempts, reason, activityId, notBefore, owed, sender: '' });
      // Only these properties: whatever else the row says (what it covers) stays.
      const acts: Act[] = [{ act: 'merge', row: waiting.row, columns, etag: version }];
      if (inHand.person !== undefined) {
        const { list, introducedAt } = shown;
        if (list !== undefined) acts.push({ act: 'put', row: LIST, columns: toColumns(list) });
        if (introducedAt !== undefined)
          acts.push({ act: 'put', row: INTRODUCED, columns: toColumns({ at: introducedAt }) });
      }
      const { outcome: stored } = await table.transact(waiting.partition, acts);
      if (stored !== 'done' && !(outcome.state === 'delivered' && (await recordAnyhow(table, inHand, acts))))
        return 'conflict';
      if (moved || !owed) await noLonger(waiting.hint);
      return 'recorded';
    },
    settle,
    async requeue(message, notBefore) {
      const partition = await placeOf(table, message);
      const stored = partition === undefined ? undefined : await table.get(partition, messageKey(message));
      if (partition === undefined || stored === undefined || isOwed(stored)) return false;
      // Never the time that it had: a hint of a message that is at its end would be taken for one to be removed.
      const had = notBefore.toISOString() === messageOf(stored).notBefore;
      const at = new Date(notBefore.getTime() - (had ? 1 : 0)).toISOString();
      const again: Message = { ...message, state: 'queued', attempts: 0, reason: '', notBefore: at };
      await writeHints(table, [{ partition, message: again }], clock.now());
      const row = { row: stored.row, columns: messageColumns(again, true) };
      return (await table.transact(partition, [{ act: 'replace', ...row, etag: stored.etag }])).outcome === 'done';
    },
    async ofRun(run) {
      const lines = await collect(table.list(odata`PartitionKey eq ${runPartition(run)}`));
      const found = new Map<string, Message>();
      await mapAtOnce(lines, AT_ONCE, async (line) => {
        const channel = fromRow(line, placeShape);
        const stored = await table.get(channel.partition, channel.message);
        const message = stored && messageOf(stored);
        // What another run had put before under the same key is that run's.
        if (message?.run === run) found.set(line.row, message);
      });
      return lines.flatMap(({ row }) => found.get(row) ?? []);
    },
    undelivered: () => collect(all(table, odata`(state eq 'dead' or state eq 'unknown')`)),
    all: () => all(table),
  };
}

type Whose = { readonly person?: PersonFile | undefined; readonly channel?: ChannelFile | undefined };

/** A message that is still to be sent, as its rows say; undefined where it is not. */
function inHandOf(waiting: Waiting, stored: StoredRow, { person, channel }: Whose): InHand | undefined {
  const message = messageOf(stored);
  if (!isOwed(stored) || !isCurrent(waiting, message)) return undefined;
  const hand = { message, waiting, version: stored.etag, sender: senderOf(stored) };
  return { ...hand, ...(person && { person }), ...(channel && { channel }) };
}

/** A hint at another time than its message's is what a move left behind, or goes before one that is under way. */
const isCurrent = (waiting: Waiting, { notBefore }: Message): boolean =>
  waiting.hint === hintKey(notBefore, waiting.partition, waiting.row);

/** One of many: rows that cannot be read are left out, to be met again by themselves. */
function readable(waiting: Waiting, rows: readonly StoredRow[]): InHand | undefined {
  const stored = rows.find(({ row }) => row === waiting.row);
  try {
    return stored && inHandOf(waiting, stored, { person: personFileOf(rows) });
  } catch {
    return undefined;
  }
}

const placeShape = z.object({ partition: z.string(), message: z.string() });

/** A message of a person or a place comes with their whole partition, which is needed anyhow; another's alone. */
async function read(table: Table, clock: Clock, { partition, row }: Waiting) {
  const [whose] = partition.split('|');
  if (whose !== 'p' && whose !== 'place') return { stored: await table.get(partition, row) };
  const recent = recentRows(dayInLondon(clock.now()));
  const rows = await collect(
    table.list(`${odata`PartitionKey eq ${partition}`} and (${recent} or ${odata`RowKey eq ${row}`})`),
  );
  const stored = rows.find((one) => one.row === row);
  const person = whose === 'p' ? personFileOf(rows) : undefined;
  const channel = whose === 'place' ? channelFileOf(rows) : undefined;
  return { stored, ...(person && { person }), ...(channel && { place: channel }) };
}

/** A mark whose answer was lost on the way looks like somebody else's change: it is ours if it bears our name. */
async function markedAnyhow(table: Table, inHand: InHand, sender: string): Promise<InHand | 'conflict'> {
  const stored = await table.get(inHand.waiting.partition, inHand.waiting.row);
  const ours = stored !== undefined && isSending(stored) && senderOf(stored) === sender && inHand.sender !== sender;
  return ours ? sending(inHand, sender, stored.etag) : 'conflict';
}

/**
 * What went is recorded though its row has changed since it was opened: a run made it cover more, which was not said and
 * is decided again; or it was recorded already, and the answer was lost.
 */
async function recordAnyhow(table: Table, { waiting, message }: InHand, acts: readonly Act[]): Promise<boolean> {
  const load = () => table.get(waiting.partition, waiting.row);
  return saveWithRetry<StoredRow | undefined, boolean>({ what: `message ${message.key}`, load }, async (stored) => {
    if (stored === undefined) return false;
    const now = messageOf(stored);
    if (now.state === 'delivered') return true;
    if (now.state !== message.state || now.attempts !== message.attempts) return false;
    const topics = toColumns({ topics: message.topics });
    const again = acts.map((act): Act =>
      act.row === waiting.row && act.act === 'merge'
        ? { ...act, columns: { ...act.columns, ...topics }, etag: stored.etag }
        : act,
    );
    return (await table.transact(waiting.partition, again)).outcome === 'done' || 'conflict';
  });
}

const isSending = (stored: StoredRow): boolean => stored.columns['state'] === 'sending';

function sending(inHand: InHand, sender: string, version: string): InHand {
  return { ...inHand, message: { ...inHand.message, state: 'sending' }, sender, version };
}

/** Messages to a person or a place lie in their own partition, those that a reply caused in the measure's or the requests'. */
async function placeOf(table: Table, message: Message): Promise<string | undefined> {
  const measures = message.topics.map((one) => measurePartition(one.code));
  for (const partition of new Set([partitionOf(message.to), REQUESTS, ...measures])) {
    if ((await table.get(partition, messageKey(message))) !== undefined) return partition;
  }
  return undefined;
}

async function* all(table: Table, filter?: string): AsyncIterable<Message> {
  const [from, to] = ['msg|', after('msg')];
  const messages = odata`RowKey ge ${from} and RowKey lt ${to}`;
  const rows = table.list(filter === undefined ? messages : `${messages} and ${filter}`);
  for await (const stored of rows) yield messageOf(stored);
}
