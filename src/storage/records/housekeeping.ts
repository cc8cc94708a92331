import { z } from 'zod';
import type { Holds, Housekeeping } from '../../features/records/store.ts';
import type { Actor } from '../../core/audit-entry.ts';
import { type Held, heldName, type LegalHold } from '../../features/records/rules/hold.ts';
import { anchorAll } from './anchors.ts';
import { removeActs, removeReadings } from './cut-chains.ts';
import { toColumns } from '../engine/entity.ts';
import { inPartition, key, rowsOf } from '../engine/keys.ts';
import { removeDrafts, removeMessages, removeRuns } from './remove-old.ts';
import { dayShape, personKey, text } from '../engine/fields.ts';
import { type AzureTable } from '../engine/table.ts';
import { recordsOf } from '../engine/versioned-record.ts';
import { transactWithActs } from './trail.ts';

/** Facts about the store as a whole: legal holds, and the last day on which housekeeping ran. */
const STORE = 'store';
const KEPT_HOUSE = 'keptHouse';

const heldShape: z.ZodType<Held> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everything') }),
  z.object({ kind: z.literal('measure'), code: text }),
  z.object({ kind: z.literal('person'), key: personKey }),
]);
const holdShape: z.ZodType<LegalHold> = z.object({
  held: heldShape,
  since: text,
  by: text.transform((value) => value as Actor),
  reason: text,
});

export function tableHousekeeping(table: AzureTable): Housekeeping {
  const doneOn = recordsOf(table, z.object({ day: dayShape }));
  return {
    lastDone: async () => (await doneOn.read(STORE, KEPT_HOUSE))?.value.day,
    markDone: (day) => doneOn.put(STORE, KEPT_HOUSE, { day }),
    anchor: (day) => anchorAll(table, day),
    remove(removal) {
      switch (removal.kind) {
        case 'messages':
          return removeMessages(table, removal);
        case 'drafts':
          return removeDrafts(table, removal);
        case 'runs':
          return removeRuns(table, removal);
        case 'readings':
          return removeReadings(table, removal);
        case 'audit':
          return removeActs(table, removal);
      }
    },
  };
}

const holdKey = (held: Held): string => key('hold', heldName(held));

export function tableHolds(table: AzureTable): Holds {
  const holds = recordsOf(table, holdShape);
  return {
    all: () => holds.list(`${inPartition(STORE)} and ${rowsOf('hold')}`),
    async begin(hold, act) {
      const row = { row: holdKey(hold.held), columns: toColumns(hold) };
      await transactWithActs(table, STORE, [{ act: 'put', ...row }], [act]);
    },
    async end(held, act) {
      await transactWithActs(table, STORE, [{ act: 'delete', row: holdKey(held) }], [act]);
    },
  };
}
