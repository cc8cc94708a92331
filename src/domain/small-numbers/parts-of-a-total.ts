import type { Policy } from './policy.ts';

/** One part of a total: a whole number of people. */
export type PartOfTotal = { readonly id: string; readonly count: number; readonly fixed?: boolean };

/** What to hide of a total and its parts. */
export type HiddenParts = { readonly parts: ReadonlySet<string>; readonly total: boolean };

/**
 * Which parts of a total to hide, so that no small one can be worked out from the total and the others (domain brief, 15:
 * if one cell of a published total is hidden, hide the next smallest). Where no part is left to hide, the total is. What
 * was published before (`fixed`) stays.
 */
export function hideParts(parts: readonly PartOfTotal[], policy: Policy): HiddenParts {
  const small = (part: PartOfTotal) => part.count > 0 && part.count < policy.below && part.fixed !== true;
  const hidden = new Set(parts.filter(small).map(({ id }) => id));
  const others = parts
    .filter((part) => !small(part) && part.fixed !== true)
    .sort((a, b) => Number(a.count === 0) - Number(b.count === 0) || a.count - b.count);
  while (givesAway(parts, hidden, policy)) {
    const next = others.shift();
    if (next === undefined) return { parts: hidden, total: true };
    hidden.add(next.id);
  }
  return { parts: hidden, total: false };
}

/** Whether the total minus what is shown leaves one possible number for a small part. */
function givesAway(parts: readonly PartOfTotal[], hidden: ReadonlySet<string>, { below }: Policy): boolean {
  const unknown = parts.filter(({ id }) => hidden.has(id));
  const rest = unknown.reduce((sum, { count }) => sum + count, 0);
  const bounds = unknown.map(({ count }): [number, number] =>
    count > 0 && count < below ? [1, below - 1] : [0, Infinity],
  );
  const [least, most] = bounds.reduce(([low, high], [from, to]) => [low + from, high + to], [0, 0]);
  return bounds.some(([from, to]) => {
    if (to === Infinity) return false;
    return Math.max(from, rest - (most - to)) === Math.min(to, rest - (least - from));
  });
}
