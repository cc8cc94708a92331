import { z } from 'zod';
import type { Conversation, Duty, PersonFile, ShownList } from '../../messaging/people.ts';
import { addDays, type Day } from '../../core/calendar/day.ts';
import { type Person, ROLES } from '../../core/measures/people.ts';
import type { Message } from '../../messaging/rules/message.ts';
import { fromRow, type StoredRow } from '../engine/entity.ts';
import { after, key } from '../engine/keys.ts';
import { messageOf } from '../messages/message-rows.ts';
import { dayShape, personKey, text, texts } from '../engine/fields.ts';
import { odata } from '../engine/table.ts';

export const PERSON = 'person';
export const CONVERSATION = 'conversation';
export const INTRODUCED = 'introduced';
export const LIST = 'list';
export const ABSENCE = 'absence';
export const dayKey = (day: Day): string => key('day', day);

/** Messages and days of messages are read this far back. */
const DAYS_KEPT_IN_VIEW = 200;

export const personShape: z.ZodType<Person> = z.object({
  key: personKey,
  email: text,
  aliases: texts,
  entraId: text,
  name: text,
  manager: personKey.exactOptional(),
  service: text,
  workDays: z.array(z.number()),
  roles: z.array(z.enum(ROLES)),
});

export const conversationShape: z.ZodType<Conversation> = z.object({
  conversationId: text,
  serviceUrl: text,
  tenantId: text,
  botId: text,
  userId: text,
  kind: z.enum(['channel', 'chat']).exactOptional(),
  reachable: z.boolean(),
  why: text,
});

const listShape: z.ZodType<ShownList> = z.object({
  at: text,
  items: z.array(z.object({ code: text, period: text })),
  nextAsk: dayShape.exactOptional(),
});

export const dutyShape: z.ZodType<Duty> = z.object({ as: z.enum(['owner', 'deputy', 'manager']), code: text });
const heardShape = z.object({ day: dayShape });
const absenceShape = z.object({ backOn: dayShape });

/** Rows that are needed to act for a person: all but old messages and the acts. */
export function recentRows(today: Day): string {
  const from = addDays(today, -DAYS_KEPT_IN_VIEW);
  const [firstDay, messages, afterMessages, acts] = [dayKey(from), 'msg|', after('msg'), 'trail|'];
  return odata`(RowKey lt ${'day|'} or (RowKey ge ${firstDay} and RowKey lt ${messages}) or (RowKey ge ${messages} and RowKey lt ${afterMessages} and notBefore ge ${from}) or (RowKey ge ${afterMessages} and RowKey lt ${acts}))`;
}

export function personFileOf(rows: readonly StoredRow[]): PersonFile | undefined {
  const duties: Duty[] = [];
  const heardOn: Day[] = [];
  const messages: Message[] = [];
  let person: Person | undefined;
  let conversation: Conversation | undefined;
  let list: ShownList | undefined;
  let introduced = false;
  let backOn: Day | undefined;
  for (const stored of rows) {
    const [first] = stored.row.split('|');
    if (first === PERSON) person = fromRow(stored, personShape);
    else if (first === CONVERSATION) conversation = fromRow(stored, conversationShape);
    else if (first === LIST) list = fromRow(stored, listShape);
    else if (first === INTRODUCED) introduced = true;
    else if (first === ABSENCE) backOn = fromRow(stored, absenceShape).backOn;
    else if (first === 'duty') duties.push(fromRow(stored, dutyShape));
    else if (first === 'day') heardOn.push(fromRow(stored, heardShape).day);
    else if (first === 'msg') messages.push(messageOf(stored));
  }
  if (person === undefined) return undefined;
  return {
    profile: person,
    duties,
    heardOn,
    messages,
    introduced,
    ...(conversation === undefined ? {} : { conversation }),
    ...(list === undefined ? {} : { list }),
    ...(backOn === undefined ? {} : { backOn }),
  };
}
