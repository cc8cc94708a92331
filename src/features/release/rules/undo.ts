/** Ten minutes, in milliseconds. */
export const UNDO_FOR = 10 * 60_000;

/** An act in the future cannot be undone. */
export function canUndo(at: string, now: Date): boolean {
  const since = now.getTime() - Date.parse(at);
  return since >= 0 && since <= UNDO_FOR;
}
