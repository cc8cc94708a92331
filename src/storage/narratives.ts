import type { SaveOutcome } from '../core/save-with-retry.ts';
import { z } from 'zod';
import type { NarrativeChange, NarrativeFile, Narratives } from '../features/narratives/store.ts';
import type { PersonKey } from '../core/measures/measure.ts';
import {
  BOXES,
  byBox,
  type Narrative,
  type NarrativeDraft,
  type NarrativeRevision,
} from '../features/narratives/rules/narrative.ts';
import { fromRow, type StoredRow, toColumns } from './engine/entity.ts';
import { inPartition, key, partitionsOf, rowsOf } from './engine/keys.ts';
import { dayShape, periodShape, personKey, text } from './engine/fields.ts';
import { type AzureTable, odata } from './engine/table.ts';
import { recordsOf } from './engine/versioned-record.ts';
import { rowsIn } from './engine/read-many.ts';

const words = byBox(() => text);
const revisionShape: z.ZodType<NarrativeRevision> = z.object({ ...words, number: z.number(), by: personKey, at: text });
const draftShape: z.ZodType<NarrativeDraft> = z.object({ ...words, objective: text, by: personKey, at: text });
const narrativeShape: z.ZodType<Narrative> = z.object({
  objective: text,
  period: periodShape,
  state: z.enum(['open', 'answered']),
  openedOn: dayShape,
  dueOn: dayShape,
  form: z.number(),
  handled: text,
  asked: z.array(z.enum(BOXES)),
  words: revisionShape.exactOptional(),
  released: revisionShape.exactOptional(),
  lead: personKey.exactOptional(),
  lookOn: dayShape.exactOptional(),
});

/*
 * The partition `n|PERIOD` holds `draft|…`, `narrative|OBJECTIVE` and `version|OBJECTIVE|NUMBER`, in that order: a report
 * reads the range before `version`, so that its cost does not grow with the number of versions.
 */
const partitionOf = (of: string): string => key('n', of);
const narrativeKey = (objective: string): string => key('narrative', objective);
const draftKey = (objective: string, by: PersonKey): string => key('draft', objective, by);
const READ_BEFORE = 'version|';
/** Six digits, so that text order is the order of time. */
const versionKey = (objective: string, number: number): string =>
  key('version', objective, String(number).padStart(6, '0'));

export function tableNarratives(table: AzureTable): Narratives {
  return {
    async ofPeriod(of) {
      return filesOf(await rowsIn(table, partitionOf(of), odata`RowKey lt ${READ_BEFORE}`));
    },
    save: (file, change) => save(table, file, change),
    async revisions(of, objective) {
      const filter = `${inPartition(partitionOf(of))} and ${rowsOf(key('version', objective))}`;
      return recordsOf(table, revisionShape).list(filter);
    },
    async dropDraftsOf(by) {
      const drafts = await Array.fromAsync(table.list(`${partitionsOf('n')} and ${rowsOf('draft')}`));
      const own = drafts.filter((row) => fromRow(row, draftShape).by === by);
      for (const { partition, row } of own) await table.transact(partition, [{ act: 'delete', row }]);
      return own.length;
    },
  };
}

function filesOf(rows: readonly StoredRow[]): NarrativeFile[] {
  const drafts = rows.filter(({ row }) => row.startsWith('draft|')).map((row) => fromRow(row, draftShape));
  return rows
    .filter(({ row }) => row.startsWith('narrative|'))
    .map((row) => {
      const narrative = fromRow(row, narrativeShape);
      const own = drafts.filter(({ objective }) => objective === narrative.objective);
      return { narrative, drafts: own, version: row.etag };
    });
}

async function save(table: AzureTable, file: NarrativeFile, change: NarrativeChange): Promise<SaveOutcome> {
  const narrative = change.narrative ?? file.narrative;
  const { objective } = narrative;
  const acts = [recordsOf(table, narrativeShape).guarded(narrativeKey(objective), narrative, file.version)];
  if (change.revision !== undefined) {
    const { number } = change.revision;
    acts.push({ act: 'put', row: versionKey(objective, number), columns: toColumns(change.revision) });
  }
  if (change.draft !== undefined) {
    acts.push({ act: 'put', row: draftKey(objective, change.draft.by), columns: toColumns(change.draft) });
  }
  const by = change.dropDraft?.by;
  // Deleting a missing row would refuse the whole transaction.
  if (by !== undefined && by !== change.draft?.by && file.drafts.some((draft) => draft.by === by)) {
    acts.push({ act: 'delete', row: draftKey(objective, by) });
  }
  const { outcome } = await table.transact(partitionOf(narrative.period.text), acts);
  return outcome === 'done' ? 'saved' : 'conflict';
}
