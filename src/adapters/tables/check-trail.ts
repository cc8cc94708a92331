import type { ChainFault } from '../../app/histories.ts';
import type { ChainEnd } from '../../app/ports.ts';
import type { KeptAct } from '../../domain/acts/act.ts';
import type { StoredRow } from './entity.ts';
import { after } from './keys.ts';
import { CHAIN, chainEnds } from './measure-rows.ts';
import { byPartition } from './streams.ts';
import { odata } from './table.ts';
import type { Table } from './table.ts';
import { actHash, isActRow, isTrailHead, keptAct, namedPartition, NO_ACTS, TRAIL, trailEnd } from './trail.ts';

/** Checks the acts of every partition; one listing of the table. */
export async function* trailsChecked(table: Table): AsyncIterable<ChainFault> {
  const [from, to] = [`${TRAIL}|`, after(TRAIL)];
  const filter = odata`(RowKey ge ${from} and RowKey lt ${to}) or RowKey eq ${CHAIN}`;
  for await (const rows of byPartition(table.list(filter))) {
    const partition = rows[0]?.partition ?? '';
    yield* trailFaults(partition, rows.filter(isActRow).map(keptAct), endOf(rows));
  }
}

/** Where the acts of a partition end, by the row that says so. */
export function endOf(rows: readonly StoredRow[]): ChainEnd {
  const head = rows.find(isTrailHead);
  if (head !== undefined) return trailEnd(head);
  const chain = rows.find(({ row }) => row === CHAIN);
  return (chain && chainEnds(chain).acts) ?? NO_ACTS;
}

/** What does not fit among the acts of one partition; nothing where all of it does. */
export function trailFaults(partition: string, acts: readonly KeptAct[], end: ChainEnd): ChainFault[] {
  const on = namedPartition(partition);
  const faults: ChainFault[] = [];
  let last = NO_ACTS;
  for (const act of [...acts].sort((a, b) => a.number - b.number)) {
    const { number } = act;
    if (actHash(partition, act) !== act.hash) faults.push({ what: 'actAltered', on, number });
    if (act.previousHash !== last.head || number !== last.count + 1) faults.push({ what: 'actGapBefore', on, number });
    last = { head: act.hash, count: number };
  }
  if (last.head !== end.head || last.count !== end.count) faults.push({ what: 'actEndMissing', on });
  return faults;
}
