import { toNumber } from '../../../core/numbers/decimal.ts';

/** A value outside the range so far by this factor is asked about. */
const FACTOR = 3;
/** It must also lie this many average moves beyond the range, so that volatile measures may jump. */
const MOVES = 3;
/** With this many points the moves alone decide: 59.3 after six figures about 95. */
const ENOUGH_POINTS = 6;
const FAR_MOVES = 8;
/** Steps of the last decimal place: 3 complaints may become 9, and 0.1 per cent 0.4, without a question. */
const A_HANDFUL = 10;

/** Whether a value lies far outside a measure's history (last time 12.4, now 124). Canonical decimals, oldest first. */
export function isSurprising(value: string, history: readonly string[]): boolean {
  if (history.length === 0) return false;
  const now = toNumber(value);
  const seen = history.map(toNumber);
  const [low, high] = [Math.min(...seen), Math.max(...seen)];
  if (now >= low && now <= high) return false;
  // A minus sign where there never was one is asked about, however near.
  if (low > 0 && now < 0) return true;
  const beyond = now > high ? now - high : low - now;
  if (beyond < A_HANDFUL * step([value, ...history])) return false;
  const moves = seen.slice(1).map((point, index) => Math.abs(point - (seen[index] ?? point)));
  const usualMove = moves.reduce((sum, move) => sum + move, 0) / Math.max(1, moves.length);
  if (seen.length >= ENOUGH_POINTS && usualMove > 0 && beyond > FAR_MOVES * usualMove) return true;
  return beyond > MOVES * usualMove && farByFactor(now, now > high ? high : low);
}

/** Three times as large or a third, or on the other side of zero. */
function farByFactor(now: number, edge: number): boolean {
  if (edge === 0) return true;
  const ratio = now / edge;
  return ratio >= FACTOR || ratio <= 1 / FACTOR;
}

/** The unit of the last decimal place: 0.1 for 12.4, 1 for whole numbers. */
function step(values: readonly string[]): number {
  return 10 ** -Math.max(...values.map((value) => value.split('.')[1]?.length ?? 0));
}
