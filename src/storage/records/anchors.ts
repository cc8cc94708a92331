import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Anchored } from '../../features/records/store.ts';
import type { ChainEnd } from '../../core/readings/measure-file.ts';
import type { Day } from '../../core/calendar/day.ts';
import { canonicalJson } from './chain.ts';
import { fromRow, type StoredRow, toColumns } from '../engine/entity.ts';
import { inPartition, key, keyPart, partitionsOf } from '../engine/keys.ts';
import { CHAIN, chainEnds } from '../measures/measure-rows.ts';
import { dayShape, text } from '../engine/fields.ts';
import { mapAtOnce } from '../../core/at-once.ts';
import { byPartition, rowsIn } from '../engine/read-many.ts';
import { odata, type AzureTable } from '../engine/table.ts';
import { isTrailHead, TRAIL, trailEnd } from './trail.ts';
import { recordsOf } from '../engine/versioned-record.ts';

/*
 * An anchor records where a chain ended on a day: `anchor|m~7cBSC-1|acts`, a row for each day on which the chain had
 * grown. A seal is one hash over the newest anchor of every chain, and seals are chained too: `seal`, a row a day. A
 * cut names the anchor from which a chain goes on after its oldest rows were removed.
 */
const ANCHOR = 'anchor';
const SEAL = 'seal';
const CUT = 'cut';
const AT_ONCE = 8;

export type ChainKind = 'acts' | 'revisions';
export type ChainName = { readonly partition: string; readonly kind: ChainKind };
export type Anchor = ChainName & ChainEnd & { readonly day: Day };
type Seal = { readonly day: Day; readonly chains: number; readonly digest: string; readonly previousHash: string };
export type KeptSeal = Seal & { readonly hash: string };

const anchorShape = z.object({
  partition: text,
  kind: z.enum(['acts', 'revisions']),
  day: dayShape,
  head: text,
  count: z.number(),
});
const sealShape = z.object({
  day: dayShape,
  chains: z.number(),
  digest: text,
  previousHash: text,
  hash: text,
});

export const chainName = ({ partition, kind }: ChainName): string => `${partition} ${kind}`;
const anchorPartition = ({ partition, kind }: ChainName): string => key(ANCHOR, partition, kind);

/** Where every chain ends now, by one listing of the chain rows. */
async function* endsNow(table: AzureTable): AsyncIterable<ChainName & ChainEnd> {
  const filter = odata`RowKey eq ${CHAIN} or RowKey eq ${key(TRAIL, 'head')}`;
  for await (const stored of table.list(filter)) {
    const { partition } = stored;
    if (isTrailHead(stored)) {
      yield { partition, kind: 'acts', ...trailEnd(stored) };
      continue;
    }
    const { head, acts } = chainEnds(stored);
    if (head !== '') yield { partition, kind: 'revisions', head, count: 0 };
    if (acts !== undefined) yield { partition, kind: 'acts', ...acts };
  }
}

/** The anchors of all chains, one chain at a time, oldest first. */
export async function* anchors(table: AzureTable): AsyncIterable<Anchor[]> {
  for await (const rows of byPartition(table.list(partitionsOf(ANCHOR)))) yield rows.map(anchorOf);
}

export async function anchorsOf(table: AzureTable, chain: ChainName): Promise<Anchor[]> {
  return (await rowsIn(table, anchorPartition(chain))).map(anchorOf);
}

const anchorOf = (stored: StoredRow): Anchor => fromRow(stored, anchorShape);

/** Anchors each chain that has grown since its last anchor, and seals all chains. */
export async function anchorAll(table: AzureTable, day: Day): Promise<Anchored> {
  const last = new Map<string, Anchor>();
  for await (const own of anchors(table)) {
    const newest = own.at(-1);
    if (newest !== undefined) last.set(chainName(newest), newest);
  }
  const moved: Anchor[] = [];
  for await (const end of endsNow(table)) {
    const name = chainName(end);
    if (last.get(name)?.head === end.head) continue;
    const anchor = { ...end, day };
    moved.push(anchor);
    last.set(name, anchor);
  }
  await mapAtOnce(moved, AT_ONCE, async (anchor) => {
    await table.transact(anchorPartition(anchor), [{ act: 'put', row: day, columns: toColumns(anchor) }]);
  });
  const digest = digestOf([...last.values()]);
  await seal(table, { day, chains: last.size, digest });
  return { chains: last.size, moved: moved.length, digest };
}

export function digestOf(newest: readonly Anchor[]): string {
  const lines = newest.map((anchor) => `${chainName(anchor)} ${anchor.head} ${anchor.count}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

export const sealHash = ({ day, chains, digest, previousHash }: Seal): string =>
  createHash('sha256').update(canonicalJson({ day, chains, digest })).update(previousHash).digest('hex');

export async function seals(table: AzureTable): Promise<KeptSeal[]> {
  return recordsOf(table, sealShape).list(inPartition(SEAL));
}

async function seal(table: AzureTable, made: Omit<Seal, 'previousHash'>): Promise<void> {
  const before = (await seals(table)).filter(({ day }) => day < made.day).at(-1);
  const unsealed = { ...made, previousHash: before?.hash ?? '' };
  const columns = toColumns({ ...unsealed, hash: sealHash(unsealed) });
  await table.transact(SEAL, [{ act: 'put', row: made.day, columns }]);
}

export async function cuts(table: AzureTable): Promise<Map<string, Anchor>> {
  const rows = await rowsIn(table, CUT);
  return new Map(rows.map((row) => [chainName(anchorOf(row)), anchorOf(row)]));
}

/** Has to be stored before any row of the chain is removed; earlier anchors have no use after it. */
export async function cutAt(table: AzureTable, anchor: Anchor): Promise<void> {
  const row = `${keyPart(anchor.partition)}|${anchor.kind}`;
  await table.transact(CUT, [{ act: 'put', row, columns: toColumns(anchor) }]);
}

export async function dropAnchorsBefore(table: AzureTable, { day, ...chain }: Anchor): Promise<void> {
  for (const old of await anchorsOf(table, chain)) {
    if (old.day < day) await table.transact(anchorPartition(chain), [{ act: 'delete', row: old.day }]);
  }
}
