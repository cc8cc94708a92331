import { z } from 'zod';
import type { Digests } from '../features/committee-digest/store.ts';
import type { Digest } from '../features/committee-digest/rules/digest.ts';
import { newDigest } from '../features/committee-digest/rules/digest.ts';
import type { PersonKey } from '../core/measures/measure.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import { key } from './engine/keys.ts';
import { dayShape } from './engine/shapes.ts';
import type { Table } from './engine/table.ts';

const text = z.string();
const person = text.transform((value) => value as PersonKey);
const act = z.object({ by: person, at: text, why: text });

const digestShape: z.ZodType<Digest> = z.object({
  committee: text,
  meeting: dayShape,
  state: z.enum(['preview', 'held', 'released']),
  opening: text,
  edits: z.array(
    z.object({
      ...{ code: text, period: text, revision: z.number() },
      ...{ soWhat: text, nextSteps: text, by: person, at: text },
    }),
  ),
  held: act.exactOptional(),
  released: act.exactOptional(),
  releasing: act.omit({ why: true }).exactOptional(),
  undone: z.number().exactOptional(),
  files: z.array(text).exactOptional(),
  form: z.number(),
});

const partitionOf = (committee: string): string => key('digest', committee.toLowerCase());

/** A row for each meeting whose digest somebody did something to. */
export function tableDigests(table: Table): Digests {
  return {
    async open(committee, meeting) {
      const stored = await table.get(partitionOf(committee), key(meeting));
      if (stored === undefined) return { digest: newDigest(committee, meeting), version: '' };
      return { digest: fromRow(stored, digestShape), version: stored.etag };
    },
    async save({ version }, digest) {
      const row = { row: key(digest.meeting), columns: toColumns(digest) };
      const { outcome } = await table.transact(partitionOf(digest.committee), [
        version === '' ? { act: 'insert', ...row } : { act: 'replace', ...row, etag: version },
      ]);
      return outcome === 'done' ? 'saved' : 'conflict';
    },
  };
}
