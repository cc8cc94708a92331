import { z } from 'zod';
import type { Clock } from '../core/services.ts';
import type { Frameworks } from '../features/register/store.ts';
import type { EmployeeGroup } from '../core/measures/people.ts';
import type { Framework } from '../core/measures/framework.ts';
import { fromRow, pieces, toColumns } from './engine/entity.ts';
import type { StoredRow } from './engine/entity.ts';
import { frameworkShape, groupShape } from './framework-shapes.ts';
import { MOST_TRANSACTION_BYTES, TooLarge } from './engine/guards.ts';
import { collect } from './engine/streams.ts';
import { odata } from './engine/table.ts';
import type { RowChange, Table } from './engine/table.ts';
import { transactWithActs } from './trail.ts';

const FRAMEWORK = 'framework';
const HEAD = 'head';
/** Characters in one row: at two bytes each well under the megabyte that a row may hold. */
const PART = 400_000;
const KEPT_MS = 30_000;

type Kept = { readonly framework: Framework; readonly groups: EmployeeGroup[] };
const shape: z.ZodType<Kept> = z.object({ framework: frameworkShape, groups: z.array(groupShape) });

/** Framework and groups as one text over as many rows as it needs, cached for half a minute. */
export function tableFrameworks(table: Table, clock: Clock): Frameworks {
  let kept: { readonly at: number; readonly value: Promise<Kept> } | undefined;
  const load = (): Promise<Kept> => {
    const now = clock.now().getTime();
    if (kept === undefined || now - kept.at >= KEPT_MS || now < kept.at) {
      const loading = { at: now, value: read(table) };
      kept = loading;
      // An error is not cached.
      loading.value.catch(() => {
        if (kept === loading) kept = undefined;
      });
    }
    return kept.value;
  };
  return {
    current: async () => (await load()).framework,
    groups: async () => (await load()).groups,
    async save(framework, groups, acts = []) {
      const rows = actsOf({ framework, groups: [...groups] });
      if (acts.length === 0) await table.transact(FRAMEWORK, rows);
      else await transactWithActs(table, FRAMEWORK, rows, acts);
      kept = undefined;
    },
  };
}

/** No register has been imported. */
export class NoFramework extends Error {
  override readonly name = 'NoFramework';
}

function actsOf(value: Kept): RowChange[] {
  const text = JSON.stringify(value);
  if (text.length * 2 > MOST_TRANSACTION_BYTES) {
    throw new TooLarge(
      `The framework and its groups hold ${text.length} characters; at most ${MOST_TRANSACTION_BYTES / 2} can be stored.`,
    );
  }
  const parts = pieces(text, PART);
  return [
    { act: 'put', row: HEAD, columns: toColumns({ parts: parts.length }) },
    ...parts.map((part, index): RowChange => ({ act: 'put', row: partKey(index), columns: toColumns({ part }) })),
  ];
}

const partKey = (index: number): string => `part|${String(index).padStart(2, '0')}`;

async function read(table: Table): Promise<Kept> {
  const rows = new Map((await collect(table.list(odata`PartitionKey eq ${FRAMEWORK}`))).map((row) => [row.row, row]));
  const head = rows.get(HEAD);
  if (head === undefined) throw new NoFramework('There is no framework yet: import a register first.');
  const { parts } = fromRow(head, z.object({ parts: z.number() }));
  const text = Array.from({ length: parts }, (_, index) => partOf(rows.get(partKey(index)), head)).join('');
  return fromRow({ ...head, columns: { valueJson: text } }, z.object({ value: shape })).value;
}

const partOf = (row: StoredRow | undefined, head: StoredRow): string =>
  fromRow(row ?? head, z.object({ part: z.string() })).part;
