/** What a reader knows of the number of people of a measure and period. */
export type Bounded = { readonly id: string; readonly least: number; readonly most: number };

export type Sum = { readonly total: string; readonly parts: readonly string[] };

/**
 * The tightest bounds that a reader could derive, for whole non-negative numbers. No part has two totals, so the sums
 * form a tree and repeated narrowing is exact.
 */
export function boundsOf(numbers: readonly Bounded[], sums: readonly Sum[]): ReadonlyMap<string, Bounded> {
  const known = new Map(numbers.map((one) => [one.id, one]));
  const at = (id: string): Bounded => known.get(id) ?? { id, least: 0, most: Infinity };
  let moved = true;
  const narrow = (id: string, least: number, most: number) => {
    const before = at(id);
    const next = { id, least: Math.max(before.least, least), most: Math.min(before.most, most) };
    // Contradictory figures reveal nothing.
    if (next.least > next.most || (next.least === before.least && next.most === before.most)) return;
    known.set(id, next);
    moved = true;
  };
  while (moved) {
    moved = false;
    for (const { total, parts } of sums) {
      const sum = (bound: 'least' | 'most', but?: string) =>
        parts.reduce((all, id) => all + (id === but ? 0 : at(id)[bound]), 0);
      narrow(total, sum('least'), sum('most'));
      for (const part of parts) {
        narrow(part, at(total).least - sum('most', part), at(total).most - sum('least', part));
      }
    }
  }
  return known;
}
