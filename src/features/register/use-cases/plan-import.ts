import { compareRegister, type Comparison } from '../rules/compare/compare.ts';
import { redefinedNotes } from '../rules/compare/changed-measure.ts';
import { readRegister } from '../rules/read/read-register.ts';
import type { StoredRegister } from '../rules/register.ts';
import type { FoundSpreadsheet, Problem } from '../rules/table.ts';
import type { ConflictRow, Side } from '../rules/compare/conflicts.ts';
import { registerTables } from '../rules/write-register.ts';
import { fingerprint, type ImportSummaryView } from '../rules/views.ts';
import { withoutOwnColumns } from '../rules/workbook/readings-form.ts';
import { type ChangedRow, tableChanges } from '../rules/compare/compare-tables.ts';
import { gatherRegister } from './import-register.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Document } from '../../../messaging/files.ts';
import { OFFER_LASTS } from '../../../messaging/use-cases/offer-document.ts';
import { compareCopies } from './copies.ts';
import { dayInLondon } from '../../../core/calendar/day.ts';
import { MOST_UNDONE, rowsChanged } from '../rules/undo.ts';
import { withAuthors } from './who-changed.ts';

/** What a dropped register comes to, as things stand now. */
export type Plan = {
  readonly found: FoundSpreadsheet;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  /** When the copy was made that it comes from; absent: it carries no version that we know. */
  readonly copiedAt?: string;
  readonly asked: readonly ConflictRow[];
  readonly changes: readonly ChangedRow[];
  /** What it was compared with. */
  readonly stored: StoredRegister;
  /** Absent where there are problems. */
  readonly comparison?: Comparison;
  /** A mark of what is asked and of what differs before any choice: other than the card's, it is shown anew. */
  readonly seen: string;
};

/**
 * Reads a dropped register and decides what it would change: compared with the copy that it was made of and with what is
 * stored now, with these choices made (kept where none is). Writes nothing. Reads the whole register, once.
 */
export async function planImport(
  { services, context, person }: UserAction,
  found: FoundSpreadsheet,
  choices: readonly (Side | undefined)[],
): Promise<Plan> {
  const tools = services.spreadsheets;
  const tables = found.sheets.flatMap(({ table }) => (table === undefined ? [] : [withoutOwnColumns(table)]));
  const stored = await gatherRegister(services.store);
  const now = Object.values(registerTables(stored));
  const compared = await compareCopies(services, tables, now);
  const { asked, copiedAt } = compared;
  const settled = compared.settled(choices);
  const files = { tables: settled, problems: [...found.problems], notes: [...found.notes] };
  const { register, problems, notes } = readRegister(files, stored, context.today);
  const seen = fingerprint([asked, tableChanges(compared.settled([]), now)]);
  const about = { found, stored, problems, notes, asked, seen, ...(copiedAt !== undefined && { copiedAt }) };
  if (problems.length > 0) return { ...about, changes: [] };
  const comparison = compareRegister(register, stored, {
    today: context.today,
    at: context.now.toISOString(),
    newKey: tools.newKey,
    by: person.person.key,
  });
  const redefined = redefinedNotes(comparison.change.measures, stored.measures);
  return { ...about, notes: [...redefined, ...notes], changes: tableChanges(settled, now), comparison };
}

/** Keeps a dropped file until it is applied, for a day. */
export function keepDropped({ services, context, person }: UserAction, file: Document): Promise<string> {
  const until = new Date(context.now.getTime() + OFFER_LASTS);
  return services.store.documents.keep({ ...file, to: person.person.key, until });
}

/** Questions, and changed rows, on one card: more would not fit a phone, or Teams' 28 kilobytes. */
export const QUESTIONS = 6;
const CHANGES = 10;

/** What a card shows of a plan. */
type Shown = Pick<Plan, 'asked' | 'changes' | 'comparison' | 'copiedAt' | 'notes' | 'seen'> &
  Partial<Pick<Plan, 'stored'>>;

/**
 * The card of a plan: what it would change, and the questions from this one on, each with who changed it in Teams. A dozen
 * storage transactions at most.
 */
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
  const known = stored && { stored, copiedAt: copiedAt ?? '', me: person.person.key };
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
    ...(comparison !== undefined && stored !== undefined && { isLarge: rowsChanged(comparison, stored) > MOST_UNDONE }),
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

/** The choices so far, as a card carries them. */
export const choicesOf = (said: string): Side[] => [...said].map((letter) => (letter === 'm' ? 'mine' : 'keep'));
