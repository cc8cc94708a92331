import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ChannelFile, ChannelLink, Channels } from '../features/channels/store.ts';
import { type Day, dayInLondon } from '../core/calendar/day.ts';
import type { Message } from '../messaging/rules/message.ts';
import { type Channel, type ChannelKey, isChannelKey, type LinkedTo } from '../core/channel.ts';
import { fromRow, type StoredRow, toColumns } from './engine/entity.ts';
import { messageOf } from './messages/message-rows.ts';
import { CONVERSATION, conversationShape, recentRows } from './people/person-rows.ts';
import { dayShape, personKey, text } from './engine/fields.ts';
import type { Clock, Random } from '../core/services.ts';
import type { Conversation } from '../messaging/people.ts';
import { after, channelPartition, key } from './engine/keys.ts';
import { odata, type AzureTable } from './engine/table.ts';
import { rowsIn } from './engine/read-many.ts';

/** The key text of a channel's rows; rows and keys say `place`, as they always did. */
export const CHANNEL = 'place';

export const channelKey = z.custom<ChannelKey>((value) => typeof value === 'string' && isChannelKey(value));

const channelShape: z.ZodType<Channel> = z.object({
  key: channelKey,
  kind: z.enum(['channel', 'chat']),
  name: text,
  teamId: text,
});

const linkShape = z.object({
  tied: z.object({ as: z.enum(['committee', 'group']), code: text }),
  place: channelKey,
  by: personKey,
  at: text,
});

export function linkOfRow(stored: StoredRow): ChannelLink {
  const { tied: linkedTo, place: channel, by, at } = fromRow(stored, linkShape);
  return { linkedTo, channel, by, at };
}

export const linkColumns = ({ linkedTo: tied, channel: place, by, at }: ChannelLink) =>
  toColumns({ tied, place, by, at });

const heardShape = z.object({ day: dayShape });

export function channelFileOf(rows: readonly StoredRow[]): ChannelFile | undefined {
  const heardOn: Day[] = [];
  const messages: Message[] = [];
  let channel: Channel | undefined;
  let conversation: ChannelFile['conversation'] | undefined;
  for (const stored of rows) {
    const [first] = stored.row.split('|');
    if (first === CHANNEL) channel = fromRow(stored, channelShape);
    else if (first === CONVERSATION) conversation = fromRow(stored, conversationShape);
    else if (first === 'day') heardOn.push(fromRow(stored, heardShape).day);
    else if (first === 'msg') messages.push(messageOf(stored));
  }
  return channel && conversation && { channel, conversation, heardOn, messages };
}

/** All links are in one partition: a council has some dozens. */
const LINKS = 'ties';
const ENTRY = 'place';

/** Hashed, because Teams' ids are long and may hold any character. */
const hashed = (id: string): string => createHash('sha256').update(id).digest('hex');
const conversationPartition = (conversationId: string): string => key('i', 'place', hashed(conversationId));
const teamPartition = (teamId: string): string => key('i', 'team', hashed(teamId));
const linkKey = ({ as, code }: LinkedTo): string => key(as, code.toLowerCase());

/** Channels and group chats: a partition each, found through an index of conversations and of teams. */
export function tableChannels(table: AzureTable, clock: Clock, random: Random): Channels {
  const byKey = async (channel: ChannelKey): Promise<ChannelFile | undefined> => {
    const recent = recentRows(dayInLondon(clock.now()));
    return channelFileOf(await rowsIn(table, channelPartition(channel), recent));
  };
  const byConversation = async (conversationId: string): Promise<ChannelFile | undefined> => {
    const entry = await table.get(conversationPartition(conversationId), ENTRY);
    const channel = entry && channelKey.parse(entry.columns['key']);
    return channel === undefined ? undefined : byKey(channel);
  };
  const write = async (channel: Channel, conversation: Conversation): Promise<void> => {
    // The channel before the index rows, so that no index row points to a missing channel.
    await table.transact(channelPartition(channel.key), [
      { act: 'put', row: CHANNEL, columns: toColumns(channel) },
      { act: 'put', row: CONVERSATION, columns: toColumns(conversation) },
    ]);
    if (channel.teamId === '') return;
    await table.transact(teamPartition(channel.teamId), [
      { act: 'put', row: key(channel.key), columns: toColumns({}) },
    ]);
  };
  return {
    byKey,
    byConversation,
    async of(linkedTo) {
      const stored = await table.get(LINKS, linkKey(linkedTo));
      return stored && byKey(linkOfRow(stored).channel);
    },
    async links() {
      return (await rowsIn(table, LINKS)).map(linkOfRow);
    },
    async meet(met, conversation) {
      const { conversationId } = conversation;
      const known = await byConversation(conversationId);
      if (known !== undefined) {
        const channel = { ...met, key: known.channel.key, name: met.name === '' ? known.channel.name : met.name };
        if (!same(known, channel, conversation)) await write(channel, conversation);
        return { ...known, channel, conversation };
      }
      const channel: Channel = { ...met, key: `place-${random.uuid()}` };
      await write(channel, conversation);
      const { outcome } = await table.transact(conversationPartition(conversationId), [
        { act: 'insert', row: ENTRY, columns: toColumns({ key: channel.key }) },
      ]);
      // A concurrent write: the first index row counts, and our channel is never found.
      if (outcome !== 'done') return (await byConversation(conversationId)) ?? this.meet(met, conversation);
      return { channel, conversation, heardOn: [], messages: [] };
    },
    async link(link) {
      await table.transact(LINKS, [{ act: 'put', row: linkKey(link.linkedTo), columns: linkColumns(link) }]);
    },
    async unlink(linkedTo) {
      await table.transact(LINKS, [{ act: 'delete', row: linkKey(linkedTo) }]);
    },
    async keepConversation(channel, conversation) {
      await table.transact(channelPartition(channel), [
        { act: 'put', row: CONVERSATION, columns: toColumns(conversation) },
      ]);
    },
    async ofTeam(teamId) {
      if (teamId === '') return [];
      const [from, to] = ['place-', after('place-')];
      const rows = await rowsIn(table, teamPartition(teamId), odata`RowKey ge ${from} and RowKey lt ${to}`);
      return rows.map(({ row }) => channelKey.parse(row));
    },
  };
}

function same(known: ChannelFile, channel: Channel, conversation: Conversation): boolean {
  const text = (file: Pick<ChannelFile, 'channel' | 'conversation'>) =>
    JSON.stringify([
      [file.channel.kind, file.channel.name, file.channel.teamId],
      [file.conversation.serviceUrl, file.conversation.tenantId, file.conversation.botId],
      [file.conversation.reachable, file.conversation.why, file.conversation.kind],
    ]);
  return text(known) === text({ channel, conversation });
}
