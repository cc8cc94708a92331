import type { Removal, Removed } from '../../features/records/store.ts';
import { isHeld } from '../../features/records/rules/hold.ts';
import { type Anchor, anchorsOf, cutAt, dropAnchorsBefore } from './anchors.ts';
import { deleteRows } from '../engine/many-rows.ts';
import { fromRow } from '../engine/entity.ts';
import { rowsOf } from '../engine/keys.ts';
import { CHAIN, chainEnds, MEASURE } from '../measures/measure-rows.ts';
import { measureShape } from '../measures/measure-shapes.ts';
import { ofPartition } from './remove-old.ts';
import { byPartition, rowsIn } from '../engine/read-many.ts';
import { odata, type AzureTable } from '../engine/table.ts';
import { isActRow, keptAct, TRAIL } from './trail.ts';

/** Removes old acts up to the last anchor that only old acts precede; the first act under a legal hold ends it. */
export async function removeActs(table: AzureTable, { before, holds, most, dry }: Removal): Promise<Removed> {
  const old = table.list(`${rowsOf(TRAIL)} and ${odata`at lt ${before}`}`);
  let [removed, held] = [0, 0];
  for await (const rows of byPartition(old)) {
    const partition = rows[0]?.partition ?? '';
    const acts = rows.filter(isActRow).map((row) => ({ row: row.row, ...keptAct(row) }));
    const kept = acts.find(({ by }) => {
      const { codes, people } = ofPartition({ partition });
      return isHeld(holds, { codes, people: [...people, by] });
    });
    const last = kept === undefined ? (acts.at(-1)?.number ?? 0) : kept.number - 1;
    held += acts.filter(({ number }) => number > last).length;
    const anchor = (await anchorsOf(table, { partition, kind: 'acts' })).findLast(({ count }) => count <= last);
    if (anchor === undefined) continue;
    const going = acts.filter(({ number }) => number <= anchor.count);
    const keys = going.map(({ row }) => row);
    if (!dry) await cut(table, anchor, keys);
    removed += going.length;
    if (removed >= most) return { removed, held, more: true };
  }
  return { removed, held, more: false };
}

/** Removes readings, revisions, due readings and drafts of measures that retired long ago; the measures stay. */
export async function removeReadings(table: AzureTable, { before, holds, most, dry }: Removal): Promise<Removed> {
  let [removed, held] = [0, 0];
  const retired = table.list(odata`RowKey eq ${MEASURE} and status eq ${'retired'}`);
  for await (const stored of retired) {
    const { partition } = stored;
    const { code } = fromRow(stored, measureShape);
    const rows = await rowsIn(table, partition);
    const chain = rows.find(({ row }) => row === CHAIN);
    const { head } = chain === undefined ? { head: '' } : chainEnds(chain);
    const going = rows.filter(({ row }) => /^(at|revision|draft)\|/.test(row));
    const isYoung = going.some(({ columns: { at, periodEnd } }) => newest(at, periodEnd) >= before);
    if (going.length === 0 || isYoung) continue;
    if (isHeld(holds, { codes: [code], people: going.map(({ columns }) => String(columns['by'] ?? '')) })) {
      held += going.length;
      continue;
    }
    const anchor = (await anchorsOf(table, { partition, kind: 'revisions' })).find((one) => one.head === head);
    if (head !== '' && anchor === undefined) continue;
    const keys = going.map(({ row }) => row);
    if (!dry && anchor !== undefined) await cut(table, anchor, keys);
    else if (!dry) await deleteRows(table, partition, keys);
    removed += going.length;
    if (removed >= most) return { removed, held, more: true };
  }
  return { removed, held, more: false };
}

const newest = (...times: readonly unknown[]): string =>
  times.map((time) => (typeof time === 'string' ? time : '')).reduce((one, two) => (one > two ? one : two), '');

async function cut(table: AzureTable, anchor: Anchor, rows: readonly string[]): Promise<void> {
  await cutAt(table, anchor);
  await deleteRows(table, anchor.partition, rows);
  await dropAnchorsBefore(table, anchor);
}
