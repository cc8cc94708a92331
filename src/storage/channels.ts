import { createHash } from 'node:crypto';
import type { Clock, Random } from '../core/services.ts';
import type { Conversation } from '../messaging/people.ts';
import type { ChannelFile, Channels } from '../features/channels/store.ts';
import { dayInLondon } from '../core/calendar/day.ts';
import type { Channel, ChannelKey, LinkedTo } from '../core/channel.ts';
import { toColumns } from './engine/entity.ts';
import { after, key, channelPartition } from './engine/keys.ts';
import { CONVERSATION, recentRows } from './person-rows.ts';
import { CHANNEL, channelFileOf, channelKey, linkColumns, linkOfRow } from './channel-rows.ts';
import { collect } from './engine/streams.ts';
import { odata } from './engine/table.ts';
import type { Table } from './engine/table.ts';

/** All links are in one partition: a council has some dozens. */
const LINKS = 'ties';
const ENTRY = 'place';

/** Hashed, because Teams' ids are long and may hold any character. */
const hashed = (id: string): string => createHash('sha256').update(id).digest('hex');
const conversationPartition = (conversationId: string): string => key('i', 'place', hashed(conversationId));
const teamPartition = (teamId: string): string => key('i', 'team', hashed(teamId));
const linkKey = ({ as, code }: LinkedTo): string => key(as, code.toLowerCase());

/** Channels and group chats: a partition each, found through an index of conversations and of teams. */
export function tableChannels(table: Table, clock: Clock, random: Random): Channels {
  const byKey = async (channel: ChannelKey): Promise<ChannelFile | undefined> => {
    const recent = recentRows(dayInLondon(clock.now()));
    return channelFileOf(
      await collect(table.list(`${odata`PartitionKey eq ${channelPartition(channel)}`} and ${recent}`)),
    );
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
      return (await collect(table.list(odata`PartitionKey eq ${LINKS}`))).map(linkOfRow);
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
      const rows = table.list(
        odata`PartitionKey eq ${teamPartition(teamId)} and RowKey ge ${from} and RowKey lt ${to}`,
      );
      return (await collect(rows)).map(({ row }) => channelKey.parse(row));
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
