import { z } from 'zod';
import type { ChannelFile, ChannelLink } from '../features/channels/store.ts';
import type { Day } from '../core/calendar/day.ts';
import type { Message } from '../messaging/rules/message.ts';
import { isChannelKey, type Channel, type ChannelKey } from '../core/channel.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import type { StoredRow } from './engine/entity.ts';
import { messageOf } from './messages/message-rows.ts';
import { CONVERSATION, conversationShape } from './people/person-rows.ts';
import { dayShape, personKey } from './engine/fields.ts';

/** The key text of a channel's rows; rows and keys say `place`, as they always did. */
export const CHANNEL = 'place';

export const channelKey = z.custom<ChannelKey>((value) => typeof value === 'string' && isChannelKey(value));

const channelShape: z.ZodType<Channel> = z.object({
  key: channelKey,
  kind: z.enum(['channel', 'chat']),
  name: z.string(),
  teamId: z.string(),
});

const linkShape = z.object({
  tied: z.object({ as: z.enum(['committee', 'group']), code: z.string() }),
  place: channelKey,
  by: personKey,
  at: z.string(),
});

export function linkOfRow(stored: StoredRow): ChannelLink {
  const { tied: linkedTo, place: channel, by, at } = fromRow(stored, linkShape);
  return { linkedTo, channel, by, at };
}

export const linkColumns = ({ linkedTo: tied, channel: place, by, at }: ChannelLink) =>
  toColumns({ tied, place, by, at });

const heardShape = z.object({ day: dayShape });

/** Undefined where the rows hold no channel. */
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
