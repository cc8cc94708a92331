import type { ChainFault } from '../features/records/histories.ts';
import type { ChainEnd } from '../core/readings/measure-file.ts';
import type { StoredAuditEntry } from '../core/audit-entry.ts';
import type { AnchorCheck } from './check-anchors.ts';
import type { StoredRow } from './engine/entity.ts';
import { after } from './engine/keys.ts';
import { CHAIN, chainEnds } from './measure-rows.ts';
import { byPartition } from './engine/streams.ts';
import { odata } from './engine/table.ts';
import type { Table } from './engine/table.ts';
import { actHash, isActRow, isTrailHead, keptAct, namedPartition, NO_ACTS, TRAIL, trailEnd } from './trail.ts';

export async function* trailsChecked(table: Table, anchored: AnchorCheck): AsyncIterable<ChainFault> {
  const [from, to] = [`${TRAIL}|`, after(TRAIL)];
  const filter = odata`(RowKey ge ${from} and RowKey lt ${to}) or RowKey eq ${CHAIN}`;
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
