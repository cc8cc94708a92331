import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../core/clock.ts';
import type { Conversation } from '../messaging/people.ts';
import type { PlaceFile, Places } from '../features/channels/store.ts';
import { dayInLondon } from '../core/calendar/day.ts';
import type { Place, PlaceKey, TiedTo } from '../core/place.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import { after, key, placePartition } from './engine/keys.ts';
import { CONVERSATION, recentRows } from './person-rows.ts';
import { PLACE, placeFileOf, placeKey, tieShape } from './place-rows.ts';
import { collect } from './engine/streams.ts';
import { odata } from './engine/table.ts';
import type { Table } from './engine/table.ts';

/** Every tie is a row of this one partition: a council has some dozens. */
const TIES = 'ties';
const ENTRY = 'place';

/** By hashes, for Teams' ids are long and hold whatever they like. */
const hashed = (id: string): string => createHash('sha256').update(id).digest('hex');
const conversationPartition = (conversationId: string): string => key('i', 'place', hashed(conversationId));
const teamPartition = (teamId: string): string => key('i', 'team', hashed(teamId));
const tieKey = ({ as, code }: TiedTo): string => key(as, code.toLowerCase());

/** Channels and group chats in the table: a partition each, found by a small index of conversations and of teams. */
export function tablePlaces(table: Table, clock: Clock): Places {
  const byKey = async (place: PlaceKey): Promise<PlaceFile | undefined> => {
    const recent = recentRows(dayInLondon(clock.now()));
    return placeFileOf(await collect(table.list(`${odata`PartitionKey eq ${placePartition(place)}`} and ${recent}`)));
  };
  const byConversation = async (conversationId: string): Promise<PlaceFile | undefined> => {
    const entry = await table.get(conversationPartition(conversationId), ENTRY);
    const place = entry && placeKey.parse(entry.columns['key']);
    return place === undefined ? undefined : byKey(place);
  };
  const write = async (place: Place, conversation: Conversation): Promise<void> => {
    // The place first, the indexes after it: an entry never leads to nothing.
    await table.transact(placePartition(place.key), [
      { act: 'put', row: PLACE, columns: toColumns(place) },
      { act: 'put', row: CONVERSATION, columns: toColumns(conversation) },
    ]);
    if (place.teamId === '') return;
    await table.transact(teamPartition(place.teamId), [{ act: 'put', row: key(place.key), columns: toColumns({}) }]);
  };
  return {
    byKey,
    byConversation,
    async of(tied) {
      const stored = await table.get(TIES, tieKey(tied));
      return stored && byKey(fromRow(stored, tieShape).place);
    },
    async ties() {
      return (await collect(table.list(odata`PartitionKey eq ${TIES}`))).map((row) => fromRow(row, tieShape));
    },
    async meet(met, conversation) {
      const { conversationId } = conversation;
      const known = await byConversation(conversationId);
      if (known !== undefined) {
        const place = { ...met, key: known.place.key, name: met.name === '' ? known.place.name : met.name };
        if (!same(known, place, conversation)) await write(place, conversation);
        return { ...known, place, conversation };
      }
      const place: Place = { ...met, key: `place-${randomUUID()}` };
      await write(place, conversation);
      const { outcome } = await table.transact(conversationPartition(conversationId), [
        { act: 'insert', row: ENTRY, columns: toColumns({ key: place.key }) },
      ]);
      // Two said something there at once: the first entry is the place, ours is left behind and never found.
      if (outcome !== 'done') return (await byConversation(conversationId)) ?? this.meet(met, conversation);
      return { place, conversation, heardOn: [], messages: [] };
    },
    async tie(tie) {
      await table.transact(TIES, [{ act: 'put', row: tieKey(tie.tied), columns: toColumns(tie) }]);
    },
    async untie(tied) {
      await table.transact(TIES, [{ act: 'delete', row: tieKey(tied) }]);
    },
    async keepConversation(place, conversation) {
      await table.transact(placePartition(place), [
        { act: 'put', row: CONVERSATION, columns: toColumns(conversation) },
      ]);
    },
    async ofTeam(teamId) {
      if (teamId === '') return [];
      const [from, to] = ['place-', after('place-')];
      const rows = table.list(
        odata`PartitionKey eq ${teamPartition(teamId)} and RowKey ge ${from} and RowKey lt ${to}`,
      );
      return (await collect(rows)).map(({ row }) => placeKey.parse(row));
    },
  };
}

function same(known: PlaceFile, place: Place, conversation: Conversation): boolean {
  const text = (file: Pick<PlaceFile, 'place' | 'conversation'>) =>
    JSON.stringify([
      [file.place.kind, file.place.name, file.place.teamId],
      [file.conversation.serviceUrl, file.conversation.tenantId, file.conversation.botId],
      [file.conversation.reachable, file.conversation.why, file.conversation.kind],
    ]);
  return text(known) === text({ place, conversation });
}
