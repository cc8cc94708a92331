import type { ChainFault, Histories } from '../../features/records/store.ts';
import type { ChainEnd, MeasureFile } from '../../core/readings/measure-file.ts';
import type { Revision } from '../../core/readings/reading.ts';
import { canonicalJson, hashOf, inChainOrder } from './chain.ts';
import { fromRow, type StoredRow } from '../engine/entity.ts';
import { partitionsOf, rowsOf } from '../engine/keys.ts';
import { CHAIN, chainEnds, fileOf, REMOVED_MEASURE, withPeriod } from '../measures/measure-rows.ts';
import { revisionShape } from '../measures/measure-shapes.ts';
import { byPartition } from '../engine/read-many.ts';
import { type Connection, odata, openTable, type AzureTable } from '../engine/table.ts';
import type { StoredAuditEntry } from '../../core/audit-entry.ts';
import { actHash, isActRow, isTrailHead, keptAct, namedPartition, NO_ACTS, TRAIL, trailEnd } from './trail.ts';
import { type Anchor, anchors, chainName, type ChainName, cuts, digestOf, sealHash, seals } from './anchors.ts';

/** Verifies all chains of readings and of acts, with three listings of the table. */
export async function openHistories(connection: Connection, name: string): Promise<Histories> {
  const table = await openTable(connection, name);
  return {
    async *faults() {
      const anchored = await readAnchored(table);
      for await (const rows of byPartition(table.list(partitionsOf('m')))) {
        const file = fileOf(rows) ?? fileOf(rows, REMOVED_MEASURE);
        const stored = rows.filter(({ row }) => row.startsWith('revision|'));
        const revisions = stored.map((row) => fromRow(withPeriod(row), revisionShape));
        if (file === undefined) continue;
        const chain = { partition: rows[0]?.partition ?? '', kind: 'revisions' as const };
        yield* faultsOf(file, revisions, anchored.cutOf(chain)?.head);
        yield* anchored.missing(chain, new Set(revisions.map(({ hash }) => hash)));
      }
      yield* trailsChecked(table, anchored);
      yield* anchored.rest();
    },
  };
}

/** The faults in one measure's revisions. A cut chain goes on from the hash `cutAt`. */
export function faultsOf(file: MeasureFile, revisions: readonly Revision[], cutAt = ''): ChainFault[] {
  const { code } = file.measure;
  const ordered = inChainOrder(revisions);
  const faults: ChainFault[] = [];
  let head = cutAt;
  for (const { previousHash, hash, ...reading } of ordered) {
    const where = { code, period: reading.period.text, revision: reading.revision };
    if (hashOf(reading, previousHash) !== hash) faults.push({ ...where, what: 'altered' });
    if (previousHash !== head) faults.push({ ...where, what: 'gapBefore' });
    head = hash;
  }
  if (head !== file.chain.head) faults.push({ code, what: 'endMissing' });
  return [...faults, ...differing(file, ordered)];
}

/** Readings that differ from their newest revision: the current row was altered by itself. */
function differing({ measure, readings }: MeasureFile, revisions: readonly Revision[]): ChainFault[] {
  return readings.flatMap((reading): ChainFault[] => {
    const same = revisions.some(
      ({ previousHash: _p, hash: _h, ...one }) => canonicalJson(one) === canonicalJson(reading),
    );
    const where = { code: measure.code, period: reading.period.text, revision: reading.revision };
    return same ? [] : [{ ...where, what: 'readingDiffers' }];
  });
}

export async function* trailsChecked(table: AzureTable, anchored: AnchorCheck): AsyncIterable<ChainFault> {
  const filter = `(${rowsOf(TRAIL)}) or ${odata`RowKey eq ${CHAIN}`}`;
  for await (const rows of byPartition(table.list(filter))) {
    const partition = rows[0]?.partition ?? '';
    const chain = { partition, kind: 'acts' as const };
    const acts = rows.filter(isActRow).map(keptAct);
    yield* trailFaults(partition, acts, endOf(rows), anchored.cutOf(chain));
    yield* anchored.missing(chain, new Set(acts.map(({ hash }) => hash)));
  }
}

export function endOf(rows: readonly StoredRow[]): ChainEnd {
  const head = rows.find(isTrailHead);
  if (head !== undefined) return trailEnd(head);
  const chain = rows.find(({ row }) => row === CHAIN);
  return (chain && chainEnds(chain).acts) ?? NO_ACTS;
}

/** The faults among the acts of one partition after `cut`. */
export function trailFaults(
  partition: string,
  acts: readonly StoredAuditEntry[],
  end: ChainEnd,
  cut: ChainEnd = NO_ACTS,
): ChainFault[] {
  const on = namedPartition(partition);
  const faults: ChainFault[] = [];
  let last: ChainEnd = { head: cut.head, count: cut.count };
  // Rows up to the cut are being removed.
  const kept = acts.filter(({ number }) => number > cut.count);
  for (const act of kept.sort((a, b) => a.number - b.number)) {
    const { number } = act;
    if (actHash(partition, act) !== act.hash) faults.push({ what: 'actAltered', on, number });
    if (act.previousHash !== last.head || number !== last.count + 1) faults.push({ what: 'actGapBefore', on, number });
    last = { head: act.hash, count: number };
  }
  if (last.head !== end.head || last.count !== end.count) faults.push({ what: 'actEndMissing', on });
  return faults;
}

/** What was anchored, to be checked while the chains are read one by one. */
export type AnchorCheck = {
  /** The anchor from which a chain goes on after its oldest rows were removed. */
  cutOf(chain: ChainName): Anchor | undefined;
  /** Anchors that match no hash of their chain: it was rewritten, or its end was removed. */
  missing(chain: ChainName, hashes: ReadonlySet<string>): ChainFault[];
  rest(): ChainFault[];
};

export async function readAnchored(table: AzureTable): Promise<AnchorCheck> {
  const all = new Map<string, Anchor[]>();
  for await (const own of anchors(table)) if (own[0] !== undefined) all.set(chainName(own[0]), own);
  const [cut, sealed] = [await cuts(table), await seals(table)];
  const walked = new Set<string>();
  const gone = (own: readonly Anchor[], isThere: (head: string) => boolean): ChainFault[] =>
    own
      .filter(({ head }) => !isThere(head))
      .slice(0, 1)
      .map(({ partition, day }) => ({ what: 'anchorMissing', on: namedPartition(partition), day }));
  return {
    cutOf: (chain) => cut.get(chainName(chain)),
    missing(chain, hashes) {
      const name = chainName(chain);
      walked.add(name);
      return gone(all.get(name) ?? [], (head) => hashes.has(head) || cut.get(name)?.head === head);
    },
    rest: () => [
      ...[...all].flatMap(([name, own]) => (walked.has(name) ? [] : gone(own, () => false))),
      ...sealFaults(sealed, [...all.values()].flat()),
    ],
  };
}

/** Seals that were altered or removed, and whether the newest still matches the anchors that it sealed. */
export function sealFaults(sealed: Awaited<ReturnType<typeof seals>>, all: readonly Anchor[]): ChainFault[] {
  const faults: ChainFault[] = [];
  let before = '';
  for (const seal of sealed) {
    if (sealHash(seal) !== seal.hash || seal.previousHash !== before)
      faults.push({ what: 'sealBroken', day: seal.day });
    before = seal.hash;
  }
  const last = sealed.at(-1);
  if (last === undefined) return faults;
  const newest = new Map<string, Anchor>();
  for (const anchor of all) if (anchor.day <= last.day) newest.set(chainName(anchor), anchor);
  const fits = newest.size === last.chains && digestOf([...newest.values()]) === last.digest;
  return fits ? faults : [...faults, { what: 'anchorsAltered', day: last.day }];
}
