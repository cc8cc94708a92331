/** What can be undone is undone within so many milliseconds: ten minutes (issue: "Release, lock, correct"). */
export const UNDO_FOR = 10 * 60_000;

/** Whether an act of this instant can still be undone; one that lies ahead of the clock cannot. */
export function canUndo(at: string, now: Date): boolean {
  const since = now.getTime() - Date.parse(at);
  return since >= 0 && since <= UNDO_FOR;
}
