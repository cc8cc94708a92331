import { z } from 'zod';
import type { Digests } from '../features/committee-digest/store.ts';
import { type Digest, newDigest } from '../features/committee-digest/rules/digest.ts';
import { key } from './engine/keys.ts';
import { dayShape, personKey, text } from './engine/fields.ts';
import type { AzureTable } from './engine/table.ts';
import { recordsOf } from './engine/versioned-record.ts';

const act = z.object({ by: personKey, at: text, why: text });

const digestShape: z.ZodType<Digest> = z.object({
  committee: text,
  meeting: dayShape,
  state: z.enum(['preview', 'held', 'released']),
  opening: text,
  edits: z.array(
    z.object({
      code: text,
      period: text,
      revision: z.number(),
      soWhat: text,
      nextSteps: text,
      by: personKey,
      at: text,
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

/** A row for each meeting whose digest was changed; a digest without one is as it was generated. */
export function tableDigests(table: AzureTable): Digests {
  const digests = recordsOf(table, digestShape);
  return {
    async open(committee, meeting) {
      const found = await digests.read(partitionOf(committee), key(meeting));
      return { digest: found?.value ?? newDigest(committee, meeting), version: found?.version ?? '' };
    },
    save: ({ version }, digest) => digests.save(partitionOf(digest.committee), key(digest.meeting), digest, version),
  };
}
