import { z } from 'zod';
import type { PlaceFile, Tie } from '../features/channels/store.ts';
import type { Day } from '../core/calendar/day.ts';
import type { PersonKey } from '../core/measures/measure.ts';
import type { Message } from '../messaging/rules/message.ts';
import { isPlaceKey, type Place, type PlaceKey } from '../core/place.ts';
import { fromRow } from './engine/entity.ts';
import type { StoredRow } from './engine/entity.ts';
import { messageOf } from './message-rows.ts';
import { CONVERSATION } from './person-rows.ts';
import { conversationShape, dayShape } from './engine/shapes.ts';

export const PLACE = 'place';

export const placeKey = z.custom<PlaceKey>((value) => typeof value === 'string' && isPlaceKey(value));

const placeShape: z.ZodType<Place> = z.object({
  key: placeKey,
  kind: z.enum(['channel', 'chat']),
  name: z.string(),
  teamId: z.string(),
});

export const tieShape: z.ZodType<Tie> = z.object({
  tied: z.object({ as: z.enum(['committee', 'group']), code: z.string() }),
  place: placeKey,
  by: z.string().transform((value) => value as PersonKey),
  at: z.string(),
});

const heardShape = z.object({ day: dayShape });

/** What the rows of a place's partition say; undefined where they hold no place. */
export function placeFileOf(rows: readonly StoredRow[]): PlaceFile | undefined {
  const heardOn: Day[] = [];
  const messages: Message[] = [];
  let place: Place | undefined;
  let conversation: PlaceFile['conversation'] | undefined;
  for (const stored of rows) {
    const [first] = stored.row.split('|');
    if (first === PLACE) place = fromRow(stored, placeShape);
    else if (first === CONVERSATION) conversation = fromRow(stored, conversationShape);
    else if (first === 'day') heardOn.push(fromRow(stored, heardShape).day);
    else if (first === 'msg') messages.push(messageOf(stored));
  }
  return place && conversation && { place, conversation, heardOn, messages };
}
