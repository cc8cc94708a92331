/**
 * The signal rules once more, written from docs/rules.md, "What the numbers say", for tests alone: slow, with whole
 * numbers and every window, and none of the product's code. `after` says before which figures something is missing.
 */
export function slowSignals(values: readonly number[], gapsBefore: readonly boolean[]): string[][] {
  const count = values.length;
  const n = BigInt(count);
  const x = values.map((value) => BigInt(value) * n); // times n, so that the mean is whole
  const mean = values.reduce((sum, value) => sum + BigInt(value), 0n);
  const together = (from: number, to: number) => !gapsBefore.slice(from + 1, to + 1).some(Boolean);
  let sum = 0n;
  let moves = 0n;
  for (let i = 1; i < count; i += 1) {
    if (!together(i - 1, i)) continue;
    const move = (x[i] ?? 0n) - (x[i - 1] ?? 0n);
    sum += move < 0n ? -move : move;
    moves += 1n;
  }
  const found: Set<string>[] = values.map(() => new Set());
  if (count < 8 || moves === 0n) return found.map(() => []);
  // |x - mean| compared with 2.66 sum / moves, and with two thirds of it: all times 300 and the number of moves.
  const away = x.map((value) => (value > mean ? value - mean : mean - value) * moves * 300n);
  const beyond = away.map((distance) => distance > sum * 798n);
  const near = away.map((distance, i) => !beyond[i] && distance > sum * 532n);
  const side = x.map((value) => (value > mean ? 1 : value < mean ? -1 : 0));
  const mark = (rule: string, indexes: number[]) => indexes.forEach((i) => found[i]?.add(rule));
  const from = (start: number, length: number) => Array.from({ length }, (_, i) => start + i);

  beyond.forEach((is, i) => is && mark('outside', [i]));
  for (let start = 0; start + 7 <= count; start += 1) {
    if (!together(start, start + 6)) continue;
    const seven = from(start, 7);
    if ([1, -1].some((s) => seven.every((i) => side[i] === s))) mark('shift', seven);
    const steps = seven.slice(1).map((i) => Math.sign((values[i] ?? 0) - (values[i - 1] ?? 0)));
    if ([1, -1].some((s) => steps.every((step) => step === s))) mark('trend', seven);
  }
  for (let start = 0; start + 3 <= count; start += 1) {
    const three = from(start, 3);
    const close = three.filter((i) => near[i]);
    const same = [1, -1].some((s) => three.every((i) => side[i] === s));
    if (together(start, start + 2) && same && close.length >= 2) mark('twoOfThree', close);
  }
  return found.map((rules) => ['outside', 'trend', 'twoOfThree', 'shift'].filter((rule) => rules.has(rule)));
}
