import { compareRegister, type Comparison } from '../rules/compare/compare.ts';
import { redefinedNotes } from '../rules/compare/definition-steps.ts';
import { readRegister } from '../rules/read/read-register.ts';
import type { StoredRegister } from '../rules/register.ts';
import type { FoundSpreadsheet, Problem } from '../rules/table.ts';
import type { ConflictRow, Side } from '../rules/compare/three-way.ts';
import { registerTables } from '../rules/write-tables.ts';
import { fingerprint } from '../rules/workbook/import-view.ts';
import { withoutOwnColumns } from '../rules/workbook/readings-form.ts';
import { type RowChange, tableChanges } from '../rules/workbook/table-changes.ts';
import { gatherRegister } from './import-register.ts';
import type { UserAction } from '../../../actions/action.ts';
import { compareCopies } from './compare-copies.ts';

/** What a dropped register comes to, as things stand now. */
export type Plan = {
  readonly found: FoundSpreadsheet;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  /** When the copy was made that it comes from; absent: it carries no version that we know. */
  readonly copiedAt?: string;
  readonly asked: readonly ConflictRow[];
  readonly changes: readonly RowChange[];
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
