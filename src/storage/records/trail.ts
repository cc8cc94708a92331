import { createHash } from 'node:crypto';
import { z } from 'zod';
import { saveWithRetry } from '../../core/save-with-retry.ts';
import type { ActOf, ActOn, Acts } from '../../features/records/store.ts';
import type { ChainEnd } from '../../core/readings/measure-file.ts';
import { type Actor, ACTS, type AuditEntry, type StoredAuditEntry } from '../../core/audit-entry.ts';
import { canonicalJson } from './chain.ts';
import { fromRow, type StoredRow, toColumns } from '../engine/entity.ts';
import {
  channelPartition,
  fromKeyPart,
  key,
  measurePartition,
  personPartition,
  REQUESTS,
  rowsOf,
} from '../engine/keys.ts';
import { CHAIN, chainEnds } from '../measures/measure-rows.ts';
import { odata, type RowWrite, type AzureTable, type Transacted } from '../engine/table.ts';
import { MOST_ROWS_A_TRANSACTION } from '../engine/many-rows.ts';
import { recordsOf } from '../engine/versioned-record.ts';
import { text } from '../engine/fields.ts';
import { rowsIn } from '../engine/read-many.ts';

/*
 * Acts are stored in the partition that they changed, as `trail|000001` and so on, after the range that opening a
 * measure or a person reads. A measure's chain row says where they end; elsewhere `trail|head` does.
 */
export const TRAIL = 'trail';
const TRAIL_HEAD = key(TRAIL, 'head');
export const NO_ACTS: ChainEnd = { head: '', count: 0 };

const keptShape: z.ZodType<StoredAuditEntry> = z.object({
  what: z.enum(ACTS),
  about: text.exactOptional(),
  by: text.transform((value) => value as Actor),
  at: text,
  before: text,
  after: text,
  reason: text,
  number: z.number(),
  previousHash: text,
  hash: text,
});
/** One partition may hold the acts of many people at the same moment. */
const TRIES = 50;
const endShape: z.ZodType<ChainEnd> = z.object({ head: text, count: z.number() });

export const keptAct = (stored: StoredRow): StoredAuditEntry => fromRow(stored, keptShape);
export const isTrailHead = ({ row }: StoredRow): boolean => row === TRAIL_HEAD;
export const isActRow = (stored: StoredRow): boolean => stored.row.startsWith(`${TRAIL}|`) && !isTrailHead(stored);
export const trailEnd = (stored: StoredRow): ChainEnd => fromRow(stored, endShape);
/** A longer text is cut; a hash over all of it proves what it was. */
const MOST_TEXT = 30_000;

/** SHA-256 (hex) over the act, its partition and the previous hash: an act that was moved elsewhere does not match. */
export function actHash(partition: string, { hash: _hash, previousHash, ...act }: StoredAuditEntry): string {
  return createHash('sha256')
    .update(canonicalJson({ ...act, partition }))
    .update(previousHash)
    .digest('hex');
}

/** Six digits, so that text order is the order of time. */
const numbered = (count: number) => key(TRAIL, String(count).padStart(6, '0'));

export function actRows(
  partition: string,
  end: ChainEnd,
  acts: readonly AuditEntry[],
): { rows: RowWrite[]; end: ChainEnd } {
  let { head, count } = end;
  const rows = acts.map((act): RowWrite => {
    count += 1;
    const whole = { ...act, before: fitting(act.before), after: fitting(act.after), number: count };
    const unsealed: StoredAuditEntry = { ...whole, previousHash: head, hash: '' };
    const kept = { ...unsealed, hash: actHash(partition, unsealed) };
    head = kept.hash;
    return { act: 'insert', row: numbered(count), columns: toColumns(kept) };
  });
  return { rows, end: { head, count } };
}

function fitting(said: string): string {
  if (said.length <= MOST_TEXT) return said;
  const hash = createHash('sha256').update(said).digest('hex');
  return `${said.slice(0, MOST_TEXT)} [… ${said.length} characters; sha-256 ${hash}]`;
}

/**
 * Changes rows and appends their acts, in one transaction. A conflict at the chain's end is retried; a refusal of the
 * rows is returned. `isNew` skips the first read.
 */
export async function transactWithActs(
  table: AzureTable,
  partition: string,
  rows: readonly RowWrite[],
  acts: readonly AuditEntry[],
  isNew = false,
): Promise<Transacted> {
  if (acts.length === 0) return table.transact(partition, rows);
  const room = MOST_ROWS_A_TRANSACTION - 1 - rows.length;
  if (acts.length > room) {
    // Acts that do not fit into the transaction are stored before it: a crash leaves an act too many, never a change
    // without its act.
    const early = acts.slice(0, Math.min(MOST_ROWS_A_TRANSACTION - 1, acts.length - room));
    const before = await transactWithActs(table, partition, [], early, isNew);
    if (before.outcome !== 'done') return before;
    return transactWithActs(table, partition, rows, acts.slice(early.length));
  }
  const ends = recordsOf(table, endShape);
  let stored = isNew ? undefined : await ends.read(partition, TRAIL_HEAD);
  // The read after a refusal tells a conflict at the chain's end from a refusal of the rows; the next attempt uses it too.
  const load = () => Promise.resolve(stored);
  return saveWithRetry({ what: `the audit of ${namedPartition(partition)}`, load, tries: TRIES }, async (end) => {
    const chained = actRows(partition, end?.value ?? NO_ACTS, acts);
    const guard = ends.guarded(TRAIL_HEAD, chained.end, end?.version);
    const result = await table.transact(partition, [guard, ...chained.rows, ...rows]);
    if (result.outcome === 'done') return result;
    stored = await ends.read(partition, TRAIL_HEAD);
    return stored?.version === end?.version ? result : 'conflict';
  });
}

export function actPartition(on: ActOn): string {
  switch (on.kind) {
    case 'person':
      return personPartition(on.key);
    case 'channel':
      return channelPartition(on.key);
    // All requests share a partition; an act's `about` names its request.
    case 'request':
      return REQUESTS;
    case 'group':
    case 'committee':
      return key(on.kind, on.key);
    default:
      return on.kind;
  }
}

export function tableActs(table: AzureTable): Acts {
  return {
    async keep(on, act) {
      const { outcome } = await transactWithActs(table, actPartition(on), [], [act]);
      if (outcome !== 'done') throw new Error(`an act could not be kept: ${outcome}`);
    },
    async latest(on, most) {
      const isMeasure = on.kind === 'measure';
      const partition = isMeasure ? measurePartition(on.key) : actPartition(on);
      const stored = await table.get(partition, isMeasure ? CHAIN : TRAIL_HEAD);
      if (stored === undefined) return [];
      const { count } = isMeasure ? (chainEnds(stored).acts ?? NO_ACTS) : trailEnd(stored);
      const [from, to] = [numbered(Math.max(1, count - most + 1)), numbered(count)];
      return (await rowsIn(table, partition, odata`RowKey ge ${from} and RowKey le ${to}`)).map(keptAct);
    },
    all: () => all(table),
  };
}

async function* all(table: AzureTable): AsyncIterable<ActOf> {
  for await (const stored of table.list(rowsOf(TRAIL))) {
    if (isActRow(stored)) yield { ...keptAct(stored), on: namedPartition(stored.partition) };
  }
}

/** A partition as exports name it: `m|BSC-1` is `measure BSC-1`. */
export function namedPartition(partition: string): string {
  const [first = '', ...rest] = partition.split('|').map(fromKeyPart);
  const name = { m: 'measure', p: 'person', c: 'committee' }[first] ?? first;
  return [name, ...rest].join(' ');
}
