/** A number that is the sum of the unknowns at these indexes. */
export type SumOf = { readonly id: string; readonly of: readonly number[] };

/** Rounding tolerance: sums are of whole unknowns. */
const NOUGHT = 1e-9;

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
      if (Math.abs(times) < NOUGHT) continue;
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
    const pivot = left.findIndex((value) => Math.abs(value) > NOUGHT);
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
      if (left.some((value) => Math.abs(value) > NOUGHT)) return [];
      return [[sum.id, [...by].filter(([, value]) => Math.abs(value) > NOUGHT).map(([id]) => id)] as const];
    }),
  );
}
