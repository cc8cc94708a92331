import { z } from 'zod';
import type { EmployeeGroup } from '../core/measures/people.ts';
import type { Framework, Wording } from '../core/measures/framework.ts';
import { type QuietRules, USUAL_QUIET } from '../core/measures/quiet-rules.ts';
import { dayShape, personKey, text, texts } from './engine/fields.ts';
import type { Clock } from '../core/services.ts';
import type { Frameworks } from '../features/register/store.ts';
import { fromRow, pieces, type StoredRow, toColumns } from './engine/entity.ts';
import { MOST_TRANSACTION_BYTES, TooLarge } from './engine/guards.ts';
import { type RowWrite, type AzureTable } from './engine/table.ts';
import { transactWithActs } from './records/trail.ts';
import { rowsIn } from './engine/read-many.ts';

const wording: z.ZodType<Wording> = z.object({ code: text, wordings: z.array(z.object({ from: dayShape, text })) });

const committee = z.object({
  code: text,
  title: text,
  remit: text,
  officers: texts.exactOptional(),
  exempt: texts,
  meetings: z.array(
    z.object({
      date: dayShape,
      takesPerformance: z.object({ text, start: dayShape, end: dayShape }).exactOptional(),
      paperDeadline: dayShape,
    }),
  ),
});

const frameworkShape: z.ZodType<Framework> = z.object({
  organisation: z.object({ name: text, contact: text, privacyNotice: text }),
  pledges: z.array(wording),
  objectives: z.array(wording),
  leads: z.array(z.object({ objective: text, person: personKey })).exactOptional(),
  themes: texts,
  committees: z.array(committee),
  closureDays: z.array(dayShape),
  preElection: z.array(z.object({ from: dayShape, until: dayShape })).default([]),
  // A framework stored by an older version gets the usual number for a rule that it does not have.
  quiet: z
    .object({ days: z.array(z.number()), from: text, to: text })
    .catchall(z.number())
    .transform((stored): QuietRules => ({ ...USUAL_QUIET, ...stored })),
  retentionMonths: z.record(text, z.number()),
  smallNumber: z.number(),
  parts: z.array(z.object({ code: text, of: text })).exactOptional(),
});

const groupShape: z.ZodType<EmployeeGroup> = z.object({
  code: text,
  name: text,
  kind: z.enum(['channel', 'chat', 'noticeboard']),
  size: z.number().exactOptional(),
  lead: text,
  work: text,
  // Groups stored by an older version have neither.
  forResidents: text.default(''),
  measures: texts,
  moves: z.record(text, text).default({}),
});

const FRAMEWORK = 'framework';
const HEAD = 'head';
/** Characters in one row: at two bytes each well under the megabyte that a row may hold. */
const PART = 400_000;
const KEPT_MS = 30_000;

type Kept = { readonly framework: Framework; readonly groups: EmployeeGroup[] };
const shape: z.ZodType<Kept> = z.object({ framework: frameworkShape, groups: z.array(groupShape) });

/** Framework and groups as one text over as many rows as it needs, cached for half a minute. */
export function tableFrameworks(table: AzureTable, clock: Clock): Frameworks {
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
    stored: () =>
      load().catch((error: unknown) => {
        if (error instanceof NoFramework) return undefined;
        throw error;
      }),
    async save(framework, groups, acts = []) {
      await transactWithActs(table, FRAMEWORK, rowsFor({ framework, groups: [...groups] }), acts);
      kept = undefined;
    },
  };
}

export class NoFramework extends Error {
  override readonly name = 'NoFramework';
}

function rowsFor(value: Kept): RowWrite[] {
  const text = JSON.stringify(value);
  if (text.length * 2 > MOST_TRANSACTION_BYTES) {
    throw new TooLarge(
      `The framework and its groups hold ${text.length} characters; at most ${MOST_TRANSACTION_BYTES / 2} can be stored.`,
    );
  }
  const parts = pieces(text, PART);
  return [
    { act: 'put', row: HEAD, columns: toColumns({ parts: parts.length }) },
    ...parts.map((part, index): RowWrite => ({ act: 'put', row: partKey(index), columns: toColumns({ part }) })),
  ];
}

const partKey = (index: number): string => `part|${String(index).padStart(2, '0')}`;

async function read(table: AzureTable): Promise<Kept> {
  const rows = new Map((await rowsIn(table, FRAMEWORK)).map((row) => [row.row, row]));
  const head = rows.get(HEAD);
  if (head === undefined) throw new NoFramework('There is no framework yet: import a register first.');
  const { parts } = fromRow(head, z.object({ parts: z.number() }));
  const text = Array.from({ length: parts }, (_, index) => partOf(rows.get(partKey(index)), head)).join('');
  return fromRow({ ...head, columns: { valueJson: text } }, z.object({ value: shape })).value;
}

const partOf = (row: StoredRow | undefined, head: StoredRow): string =>
  fromRow(row ?? head, z.object({ part: text })).part;
