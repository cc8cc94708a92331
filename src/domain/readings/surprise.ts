/** A value may differ from the last by this factor before somebody is asked, where there is little history. */
const FACTOR = 3;
/** Average moves beyond the range seen so far, where there is more. */
const MOVES = 4;

/**
 * Whether a value lies far outside a measure's own history, as a slip of the keyboard does (last time 12.4, now 124).
 * Values are canonical decimals, oldest first. A question, never a verdict; false where there is no history.
 */
export function isSurprising(value: string, history: readonly string[]): boolean {
  const now = Number(value);
  const seen = history.map(Number);
  const last = seen.at(-1);
  if (last === undefined) return false;
  const [low, high] = [Math.min(...seen), Math.max(...seen)];
  if (now >= low && now <= high) return false;
  if (low > 0 && now < 0) return true;
  const moves = seen.slice(1).map((point, index) => Math.abs(point - (seen[index] ?? point)));
  const usualMove = moves.length === 0 ? 0 : moves.reduce((sum, move) => sum + move, 0) / moves.length;
  const beyond = now > high ? now - high : low - now;
  const farByMoves = usualMove === 0 || beyond > MOVES * usualMove;
  return farByMoves && farByFactor(now, now > high ? high : low);
}

/** Three times as large or a third; small numbers move a lot, so below ten a handful is never far. */
function farByFactor(now: number, edge: number): boolean {
  if (Math.abs(now - edge) < Math.min(10, Math.max(1, Math.abs(edge)) * 2)) return false;
  if (edge === 0) return Math.abs(now) >= 10;
  const ratio = now / edge;
  return ratio >= FACTOR || ratio <= 1 / FACTOR;
}
