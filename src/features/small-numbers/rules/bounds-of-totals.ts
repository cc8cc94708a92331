/** A number of people of one measure and period, as far as a reader knows it. */
export type Bounded = { readonly id: string; readonly least: number; readonly most: number };

/** A total is the sum of these parts. */
export type Sum = { readonly total: string; readonly parts: readonly string[] };

/**
 * The tightest bounds that a reader could work out for every number, all of them whole and none under nought. A part of two
 * totals there is not, so the sums make a tree, and narrowing each by its neighbours until nothing moves is exact.
 */
export function boundsOf(numbers: readonly Bounded[], sums: readonly Sum[]): ReadonlyMap<string, Bounded> {
  const known = new Map(numbers.map((one) => [one.id, one]));
  const at = (id: string): Bounded => known.get(id) ?? { id, least: 0, most: Infinity };
  let moved = true;
  const narrow = (id: string, least: number, most: number) => {
    const before = at(id);
    const next = { id, least: Math.max(before.least, least), most: Math.min(before.most, most) };
    // What contradicts itself (figures that do not add up) tells nobody anything.
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
