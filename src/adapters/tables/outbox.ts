import type { Clock, Outbox } from '../../app/ports.ts';
import type { Message, MessageState } from '../../domain/messages.ts';
import { toColumns } from './entity.ts';
import { after, measurePartition, personPartition } from './keys.ts';
import { RecentlyUsed } from './lru.ts';
import { hintKey, hintOf, instant, isOwed, messageKey, messageOf, OUT, writeHints } from './message-rows.ts';
import type { Hint } from './message-rows.ts';
import { putMessage } from './put-message.ts';
import { forEachOf, grouped } from './streams.ts';
import { odata } from './table.ts';
import type { Table } from './table.ts';

/** A hint whose message is not there (yet) may belong to a transaction under way; after this it does not. */
const HINT_MAY_WAIT_MS = 10 * 60_000;
const AT_ONCE = 16;
const STILL_OWED: readonly MessageState[] = ['queued', 'sending'];

/** Messages in the partitions that caused them, found through the hints of the `out` partition. */
export function tableOutbox(table: Table, clock: Clock): Outbox {
  const places = new RecentlyUsed<string>(20_000);
  return {
    async put(messages) {
      const count = { queued: 0, alreadySaid: 0 };
      const people = [...grouped(messages, (message) => message.to).values()];
      await forEachOf(people, AT_ONCE, async (own) => {
        // One after the other: two of one day would meet at the day's lock.
        for (const message of own) count[await putMessage(table, clock, message)]++;
      });
      return count;
    },
    ready: (now, most) => ready(table, places, now, most),
    async record(message, outcome) {
      const partition = await placeOf(table, places, message);
      if (partition === undefined) return;
      const notBefore = instant(outcome.notBefore ?? message.notBefore);
      const owed = outcome.notBefore !== undefined || STILL_OWED.includes(outcome.state);
      const moved = notBefore !== instant(message.notBefore);
      // New hint, message, old hint: a crash in between leaves a hint too many, never a message that nobody finds.
      if (moved) await writeHints(table, partition, [{ ...message, notBefore }], clock.now());
      const { state, attempts, activityId } = outcome;
      const columns = toColumns({
        state,
        attempts,
        reason: outcome.reason.slice(0, 1000),
        activityId,
        notBefore,
        owed,
      });
      // Only these properties: whatever else the row says (what it covers) stays.
      await table.transact(partition, [{ act: 'merge', row: messageKey(message), columns }]);
      if (moved || !owed) await drop(table, hintKey(message.notBefore, partition, messageKey(message)));
    },
    all: () => all(table),
  };
}

async function ready(table: Table, places: RecentlyUsed<string>, now: Date, most: number): Promise<Message[]> {
  const to = after(now.toISOString());
  const found = new Map<string, Message>();
  const page: Hint[] = [];
  const read = async (): Promise<void> => {
    const hints = page.splice(0);
    await forEachOf(hints, AT_ONCE, async (hint) => {
      const stored = await table.get(hint.partition, hint.message);
      const message = stored === undefined ? undefined : messageOf(stored);
      const owed = stored !== undefined && isOwed(stored);
      // A hint at another time than its message's is what a move left behind.
      const current = message !== undefined && hint.row === hintKey(message.notBefore, hint.partition, hint.message);
      if (message !== undefined && owed && current) {
        places.set(placeName(message), hint.partition);
        found.set(hint.row, message);
      } else if (now.getTime() - Date.parse(hint.writtenAt) > HINT_MAY_WAIT_MS) {
        await drop(table, hint.row);
      }
    });
  };
  for await (const stored of table.list(odata`PartitionKey eq ${OUT} and RowKey lt ${to}`, Math.min(most, 1000))) {
    page.push(hintOf(stored));
    if (found.size + page.length >= most) await read();
    if (found.size >= most) break;
  }
  await read();
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, message]) => message);
}

/** A person's messages lie in their own partition, those that a reply caused in the measure's. */
async function placeOf(table: Table, places: RecentlyUsed<string>, message: Message): Promise<string | undefined> {
  const known = places.get(placeName(message));
  if (known !== undefined) return known;
  const measures = message.covers.map((one) => measurePartition(one.code));
  for (const partition of new Set([personPartition(message.to), ...measures])) {
    if ((await table.get(partition, messageKey(message))) !== undefined) return partition;
  }
  return undefined;
}

const placeName = (message: Message): string => `${message.to} ${message.key}`;

async function drop(table: Table, hint: string): Promise<void> {
  await table.transact(OUT, [{ act: 'delete', row: hint }]);
}

async function* all(table: Table): AsyncIterable<Message> {
  const [from, to] = ['msg|', after('msg')];
  for await (const stored of table.list(odata`RowKey ge ${from} and RowKey lt ${to}`)) yield messageOf(stored);
}
