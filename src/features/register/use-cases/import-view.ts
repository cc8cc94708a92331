import { dayInLondon } from '../../../core/calendar/day.ts';
import { MOST_UNDONE, rowsChanged } from '../rules/undo/undo-note.ts';
import type { Side } from '../rules/compare/three-way.ts';
import type { ImportSummaryView } from '../rules/workbook/import-view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Plan } from './plan-import.ts';
import { withAuthors } from './who-changed.ts';

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
