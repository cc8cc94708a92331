/** Bounds of a number of people between two moments; `id` names the reading. */
export type Known = {
  readonly from: number;
  readonly to: number;
  readonly least: number;
  readonly most: number;
  readonly id?: string;
};

export type WorkedOut = {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly by: ReadonlySet<string>;
};

type Proof = { readonly id?: string; readonly of?: readonly (Proof | undefined)[] };

/**
 * Everything that a reader could derive from the known bounds of whole non-negative counts: the year minus its first
 * half, this total minus the last. Counts are differences of one running total, so the tightest bounds are shortest
 * paths and exact; where lower and upper bound meet, the number is revealed. An item that contradicts earlier ones is
 * skipped. Each known item costs the square of the number of moments.
 */
export function workOut(moments: readonly number[], known: readonly Known[]): WorkedOut[] {
  const order = [...new Set(moments)].sort((a, b) => a - b);
  const size = order.length;
  const at = new Map(order.map((moment, index) => [moment, index]));
  const bounds = new Float64Array(size * size).fill(Infinity);
  const proofs: (Proof | undefined)[] = [];
  for (let i = 0; i < size; i += 1) bounds[i * size + i] = 0;
  const bound = (from: number, to: number) => bounds[from * size + to] ?? Infinity;

  /** The total grows by at most `most` from moment `u` to `v`. */
  const tighten = (u: number, v: number, most: number, proof: Proof | undefined) => {
    if (most >= bound(u, v)) return;
    for (let i = 0; i < size; i += 1) {
      const before = bound(i, u) + most;
      if (before === Infinity) continue;
      for (let j = 0; j < size; j += 1) {
        const cell = i * size + j;
        if (before + bound(v, j) >= bound(i, j)) continue;
        bounds[cell] = before + bound(v, j);
        proofs[cell] = { of: [proofs[i * size + u], proof, proofs[v * size + j]] };
      }
    }
  };
  // Counts are not negative, so the running total never falls.
  for (let i = 1; i < size; i += 1) tighten(i, i - 1, 0, undefined);
  for (const { from, to, least, most, id } of known) {
    const [u, v] = [at.get(from) ?? 0, at.get(to) ?? 0];
    if (most < -bound(v, u) || -least + bound(u, v) < 0) continue;
    const proof = id === undefined ? undefined : { id };
    tighten(u, v, most, proof);
    tighten(v, u, -least, proof);
  }
  const found: WorkedOut[] = [];
  for (let i = 0; i < size; i += 1) {
    for (let j = i + 1; j < size; j += 1) {
      const count = bound(i, j);
      if (count === Infinity || count !== -bound(j, i)) continue;
      const by = readingsOf([proofs[i * size + j], proofs[j * size + i]]);
      found.push({ from: order[i] ?? 0, to: order[j] ?? 0, count, by });
    }
  }
  return found;
}

function readingsOf(proofs: readonly (Proof | undefined)[]): Set<string> {
  const ids = new Set<string>();
  const seen = new Set<Proof>();
  const left = [...proofs];
  for (let proof = left.pop(); left.length > 0 || proof !== undefined; proof = left.pop()) {
    if (proof === undefined || seen.has(proof)) continue;
    seen.add(proof);
    if (proof.id !== undefined) ids.add(proof.id);
    left.push(...(proof.of ?? []));
  }
  return ids;
}
