import { compareRegister } from '../rules/compare/compare.ts';
import { redefinedNotes } from '../rules/compare/changed-measure.ts';
import { readRegister } from '../rules/read/read-register.ts';
import type { FoundSpreadsheet } from '../rules/table.ts';
import type { Side } from '../rules/compare/conflicts.ts';
import { registerTables } from '../rules/write-register.ts';
import { fingerprint, type ImportSummaryView } from '../rules/views.ts';
import { withoutOwnColumns } from '../rules/workbook/readings-form.ts';
import { tableChanges } from '../rules/compare/compare-tables.ts';
import { gatherRegister } from './import-register.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Document } from '../../../messaging/files.ts';
import { OFFER_LASTS } from '../../../messaging/use-cases/offer-document.ts';
import { compareCopies } from './copies.ts';
import { dayInLondon } from '../../../core/calendar/day.ts';
import { MOST_UNDONE, rowsChanged } from '../rules/undo.ts';
import { withAuthors } from './who-changed.ts';

/** What a dropped register would change now; without a comparison if it has problems. */
export type Plan = Awaited<ReturnType<typeof planImport>>;

/** `choices`: without one Teams' side is kept. Writes nothing. Reads the whole register once. */
export async function planImport(
  { services, context, person }: UserAction,
  found: FoundSpreadsheet,
  choices: readonly (Side | undefined)[],
) {
  const tables = found.sheets.flatMap(({ table }) => (table === undefined ? [] : [withoutOwnColumns(table)]));
  const stored = await gatherRegister(services.store);
  const now = Object.values(registerTables(stored));
  const { asked, copiedAt, settled } = await compareCopies(services, tables, now);
  const files = { tables: settled(choices), problems: [...found.problems], notes: [...found.notes] };
  const { register, problems, notes } = readRegister(files, stored, context.today);
  // A press compares it with the card's: any other question or change shows a new card.
  const seen = fingerprint([asked, tableChanges(settled([]), now)]);
  const about = { found, stored, problems, asked, copiedAt, seen };
  if (problems.length > 0) return { ...about, notes, changes: [], comparison: undefined };
  const { today } = context;
  const { newKey } = services.spreadsheets;
  const moment = { today, at: context.now.toISOString(), newKey, by: person.profile.key };
  const comparison = compareRegister(register, stored, moment);
  const redefined = redefinedNotes(comparison.change.measures, stored.measures);
  return { ...about, notes: [...redefined, ...notes], changes: tableChanges(files.tables, now), comparison };
}

/** Keeps a dropped file until it is applied, for a day. */
export function keepDropped({ services, context, person }: UserAction, file: Document): Promise<string> {
  const until = new Date(context.now.getTime() + OFFER_LASTS);
  return services.store.documents.keep({ ...file, to: person.profile.key, until });
}

/** Questions and changed rows on one card: more do not fit a phone, or Teams' 28 kilobytes. */
const QUESTIONS = 6;
const CHANGES = 10;

type Shown = Pick<Plan, 'asked' | 'changes' | 'notes' | 'seen'> & {
  readonly [Key in 'comparison' | 'copiedAt' | 'stored']?: Plan[Key] | undefined;
};

/** The changes and the next questions, each with who changed it in Teams. A dozen storage transactions at most. */
export async function importView(
  { services, person }: UserAction,
  { id, file, plan }: { readonly id: string; readonly file: string; readonly plan: Shown },
  {
    state,
    said,
    undo,
    of = 'register',
  }: Pick<ImportSummaryView, 'state' | 'said' | 'undo'> & { readonly of?: ImportSummaryView['of'] },
): Promise<ImportSummaryView> {
  const { asked, changes, comparison, stored, copiedAt, notes, seen } = plan;
  const page = asked.slice(said.length, said.length + QUESTIONS);
  const known = stored && { stored, copiedAt: copiedAt ?? '', me: person.profile.key };
  const added = changes.filter(({ isNew }) => isNew).length;
  return {
    kind: 'importSummary',
    id,
    file,
    of,
    seen,
    state,
    said,
    notes: notes.slice(0, 3),
    ...(undo !== undefined && { undo }),
    ...(comparison !== undefined &&
      stored !== undefined && { isLarge: rowsChanged(comparison.change, stored) > MOST_UNDONE }),
    ...(copiedAt !== undefined && { copiedOn: dayInLondon(new Date(copiedAt)) }),
    changes: changes.slice(0, CHANGES),
    more: Math.max(0, changes.length - CHANGES),
    added,
    changed: changes.length - added,
    unchanged: comparison?.unchanged ?? 0,
    asked: known === undefined || state === 'applied' ? page : await withAuthors(services, page, known),
    from: said.length + 1,
    askedInAll: asked.length,
  };
}

/** The choices in a card: `k` keep, `m` mine. */
export const choicesOf = (said: string): Side[] => [...said].map((letter) => (letter === 'm' ? 'mine' : 'keep'));
