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

/** A number that is the sum of the unknowns at these indexes. */
export type SumOf = { readonly id: string; readonly of: readonly number[] };

/** Sums are of whole unknowns. */
const TOLERANCE = 1e-9;

/**
 * Numbers that are linear combinations of others for any values of the unknowns. Returns, for each, the known ones that
 * give it.
 */
export function combinationsOf(
  wanted: readonly SumOf[],
  known: readonly SumOf[],
  unknowns: number,
): Map<string, string[]> {
  type Row = { readonly left: Float64Array; readonly by: Map<string, number>; pivot: number };
  const rows: Row[] = [];
  const reduce = (left: Float64Array, by: Map<string, number>) => {
    for (const row of rows) {
      const times = left[row.pivot] ?? 0;
      if (Math.abs(times) < TOLERANCE) continue;
      row.left.forEach((value, place) => (left[place] = (left[place] ?? 0) - times * value));
      row.by.forEach((value, id) => by.set(id, (by.get(id) ?? 0) - times * value));
    }
  };
  const vector = ({ of }: SumOf) => {
    const left = new Float64Array(unknowns);
    for (const place of of) left[place] = 1;
    return left;
  };
  for (const sum of known) {
    const [left, by] = [vector(sum), new Map([[sum.id, 1]])];
    reduce(left, by);
    const pivot = left.findIndex((value) => Math.abs(value) > TOLERANCE);
    if (pivot < 0) continue;
    const scale = left[pivot] ?? 1;
    rows.push({
      left: left.map((value) => value / scale),
      by: new Map([...by].map(([id, value]) => [id, value / scale])),
      pivot,
    });
  }
  return new Map(
    wanted.flatMap((sum) => {
      const [left, by] = [vector(sum), new Map<string, number>()];
      reduce(left, by);
      if (left.some((value) => Math.abs(value) > TOLERANCE)) return [];
      return [[sum.id, [...by].filter(([, value]) => Math.abs(value) > TOLERANCE).map(([id]) => id)] as const];
    }),
  );
}
