import { z } from 'zod';
import {
  ASKER_ROLES,
  type MemberRequest,
  REQUEST_ACTS,
  REQUEST_STATUSES,
  type RequestAbout,
  type RequestAct,
  type RequestWords,
} from '../features/requests/rules/request.ts';
import { dayShape, personKey, text } from './engine/fields.ts';
import { type SaveOutcome, saveWithRetry } from '../core/save-with-retry.ts';
import type { Clock } from '../core/services.ts';
import type { RequestChange, RequestFile, Requests } from '../features/requests/store.ts';
import type { AuditEntry } from '../core/audit-entry.ts';
import { auditOf } from '../features/requests/rules/acts.ts';
import type { Message } from '../messaging/rules/message.ts';
import { fromRow, type StoredRow } from './engine/entity.ts';
import { isPendingRow, messageColumns, messageKey, messageOf, union, writeIndexRows } from './messages/message-rows.ts';
import { fitsKey, inPartition, key, REQUESTS, rowsOf } from './engine/keys.ts';
import { odata, type RowWrite, type AzureTable } from './engine/table.ts';
import { recordsOf } from './engine/versioned-record.ts';
import { transactWithActs } from './records/trail.ts';

const words: z.ZodType<RequestWords> = z.object({ text, by: personKey, at: text });

const about: z.ZodType<RequestAbout> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('measure'), code: text }),
  z.object({ kind: z.literal('gap'), draft: text.exactOptional() }),
]);

const act: z.ZodType<RequestAct> = z.object({
  what: z.enum(REQUEST_ACTS),
  by: personKey.exactOptional(),
  at: text,
  words: text,
  to: personKey.exactOptional(),
  dueOn: dayShape.exactOptional(),
});

export const requestShape: z.ZodType<MemberRequest> = z.object({
  id: text,
  text,
  askedBy: z.object({
    committee: text,
    meeting: dayShape.exactOptional(),
    name: text.exactOptional(),
    role: z.enum(ASKER_ROLES),
  }),
  raisedBy: personKey.exactOptional(),
  raisedAt: text,
  about,
  status: z.enum(REQUEST_STATUSES),
  givenTo: personKey.exactOptional(),
  givenOn: dayShape.exactOptional(),
  dueOn: dayShape.exactOptional(),
  answer: words.exactOptional(),
  weDid: words.exactOptional(),
  acts: z.array(act),
});

const COUNTER = 'counter';
const TRIES = 20;

const counterShape = z.object({ last: z.number() });
const tokenShape = z.object({ id: text });

/** Padded, so that the order of the keys is the order of the numbers. */
const requestKey = (id: string): string => key('req', id.padStart(7, '0'));
const tokenKey = (token: string): string => key('token', token);

export function tableRequests(table: AzureTable, clock: Clock): Requests {
  const found = (filter: string) => Array.fromAsync(list(table, filter));
  return {
    raise: (token, make) => raise(table, clock, token, make),
    async open(id) {
      if (!/^\d{1,7}$/.test(id)) return undefined;
      const found = await recordsOf(table, requestShape).read(REQUESTS, requestKey(String(Number(id))));
      return found && { request: found.value, version: found.version };
    },
    save: (file, change) => save(table, clock, file, change),
    ofCommittee: (code) => found(odata`committee eq ${code.toUpperCase()}`),
    ofPerson: (person) => found(odata`(raisedBy eq ${person} or givenTo eq ${person})`),
    unanswered: () => found(odata`(status eq 'open' or status eq 'acknowledged' or status eq 'given')`),
    all: () => list(table),
  };
}

function raise(
  table: AzureTable,
  clock: Clock,
  token: string,
  make: (id: string) => RequestChange,
): Promise<MemberRequest> {
  if (!fitsKey('token', token)) throw new RangeError('the token of a request is too long for a key');
  const tokens = recordsOf(table, tokenShape);
  const counters = recordsOf(table, counterShape);
  const load = () => tokens.read(REQUESTS, tokenKey(token));
  return saveWithRetry({ what: 'the number of requests', load, tries: TRIES }, async (known) => {
    if (known !== undefined) return raisedBefore(table, known.value.id);
    const counter = await counters.read(REQUESTS, COUNTER);
    const last = (counter?.value.last ?? 0) + 1;
    const id = String(last);
    const change = make(id);
    const stored = await commit(table, clock, change, auditOf(undefined, change.request), [
      counters.guarded(COUNTER, { last }, counter?.version),
      tokens.guarded(tokenKey(token), { id }, undefined),
      recordsOf(table, requestShape).guarded(requestKey(id), withCommittee(change.request), undefined),
    ]);
    return stored ? change.request : 'conflict';
  });
}

async function raisedBefore(table: AzureTable, id: string): Promise<MemberRequest> {
  const found = await recordsOf(table, requestShape).read(REQUESTS, requestKey(id));
  if (found === undefined) throw new Error(`request ${id} has a token and no row`);
  return found.value;
}

async function save(
  table: AzureTable,
  clock: Clock,
  { request, version }: RequestFile,
  change: RequestChange,
): Promise<SaveOutcome> {
  const act = recordsOf(table, requestShape).guarded(requestKey(request.id), withCommittee(change.request), version);
  return (await commit(table, clock, change, auditOf(undefined, change.request), [act])) ? 'saved' : 'conflict';
}

/** Index rows first, then request, messages and audit in one transaction; false on a conflict. */
async function commit(
  table: AzureTable,
  clock: Clock,
  { messages = [] }: RequestChange,
  deeds: readonly AuditEntry[],
  acts: readonly RowWrite[],
): Promise<boolean> {
  await writeIndexRows(table, messages, () => REQUESTS, clock.now());
  const inserts = messages.map(insertOf);
  const { outcome } = await transactWithActs(table, REQUESTS, [...acts, ...inserts], deeds);
  if (outcome === 'done') return true;
  if (outcome !== 'exists' || messages.length === 0) return false;
  const beside = await Promise.all(messages.map((message) => besideKnown(table, clock, message)));
  return (await transactWithActs(table, REQUESTS, [...acts, ...beside.flat()], deeds)).outcome === 'done';
}

const insertOf = (message: Message): RowWrite => ({
  act: 'insert',
  row: messageKey(message),
  columns: messageColumns(message, true),
});

/** A pending message with this key is extended by the new topics; if it was sent, the new message gets a key of its own. */
async function besideKnown(table: AzureTable, clock: Clock, message: Message): Promise<RowWrite[]> {
  const stored = await table.get(REQUESTS, messageKey(message));
  if (stored === undefined) return [insertOf(message)];
  const known = messageOf(stored);
  const topics = union(known.topics, message.topics);
  if (topics.length === known.topics.length) return [];
  if (known.state === 'queued' && isPendingRow(stored)) {
    const columns = messageColumns({ ...known, topics }, true);
    return [{ act: 'replace', row: stored.row, columns, etag: stored.etag }];
  }
  const own = {
    ...message,
    key: `${message.key}|${message.topics.map(({ code, milestone }) => [code, ...Object.values(milestone).slice(1)].join(' ')).join()}`,
  };
  if ((await table.get(REQUESTS, messageKey(own))) !== undefined) return [];
  await writeIndexRows(table, [own], () => REQUESTS, clock.now());
  return [insertOf(own)];
}

/** The committee has its own column, so that its requests are one query. */
function withCommittee(request: MemberRequest) {
  return { ...request, committee: request.askedBy.committee.toUpperCase() };
}

async function* list(table: AzureTable, filter?: string): AsyncIterable<MemberRequest> {
  const ours = `${inPartition(REQUESTS)} and ${rowsOf('req')}`;
  const rows: AsyncIterable<StoredRow> = table.list(filter === undefined ? ours : `${ours} and ${filter}`);
  for await (const row of rows) yield fromRow(row, requestShape);
}
