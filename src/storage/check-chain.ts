import type { ChainFault, Histories } from '../features/records/histories.ts';
import type { MeasureFile } from '../core/readings/measure-file.ts';
import type { Revision } from '../core/readings/reading.ts';
import { canonicalJson, hashOf, inChainOrder } from './chain.ts';
import { readAnchored } from './check-anchors.ts';
import { trailsChecked } from './check-trail.ts';
import { fromRow } from './engine/entity.ts';
import { after } from './engine/keys.ts';
import { fileOf, REMOVED_MEASURE, withPeriod } from './measure-rows.ts';
import { revisionShape } from './engine/shapes.ts';
import { byPartition } from './engine/streams.ts';
import { odata, openTable } from './engine/table.ts';
import type { Connection } from './engine/table.ts';

/** Verifies all chains of readings and of acts, with three listings of the table. */
export async function openHistories(connection: Connection, name: string): Promise<Histories> {
  const table = await openTable(connection, name);
  return {
    async *faults() {
      const anchored = await readAnchored(table);
      const [from, to] = ['m|', after('m')];
      const filter = odata`PartitionKey ge ${from} and PartitionKey lt ${to}`;
      for await (const rows of byPartition(table.list(filter))) {
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
