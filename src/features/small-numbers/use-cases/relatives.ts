import { relativesOf } from '../../../core/measures/parts-of-totals.ts';
import { type Framework, isExempt } from '../../../core/measures/framework.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { SIGHTS } from '../../../core/rights/may.ts';
import { type Copy, copyFor } from '../rules/copy-for.ts';

/** The measures on which a copy for others depends: totals, parts, and so on. */
export type RelativesOfARun = (code: string) => Promise<readonly MeasureFile[]>;

/** Each is read once in a run; `read` are read already. A measure without relatives costs no storage transaction. */
export function relativesOfARun(
  { store }: Pick<Services, 'store'>,
  { parts = [] }: Pick<Framework, 'parts'>,
  read: readonly MeasureFile[] = [],
): RelativesOfARun {
  const known = new Map<string, Promise<MeasureFile | undefined>>();
  for (const file of read) known.set(file.measure.code.toUpperCase(), Promise.resolve(file));
  return async (code) => {
    const codes = parts.length === 0 ? [] : relativesOf(code, parts);
    const missing = codes.filter((one) => !known.has(one.toUpperCase()));
    const opened = missing.length === 0 ? Promise.resolve([]) : store.measures.openMany(missing);
    for (const one of missing) {
      const is = ({ measure }: MeasureFile) => measure.code.toUpperCase() === one.toUpperCase();
      known.set(
        one.toUpperCase(),
        opened.then((files) => files.find(is)),
      );
    }
    const files = await Promise.all(codes.map((one) => known.get(one.toUpperCase())));
    return files.flatMap((file) => file ?? []);
  };
}

/** Released, with small numbers hidden. Undefined if it is exempt. */
export async function openCopy(
  file: MeasureFile,
  { framework }: TodayContext,
  relatives: RelativesOfARun,
): Promise<Copy | undefined> {
  if (isExempt(file.measure, framework.committees)) return undefined;
  return copyFor(file, SIGHTS.public, { framework, relatives: await relatives(file.measure.code) });
}

/**
 * Of two that end together, the longer period. Undefined if the newest is hidden: an older one would be taken for it.
 */
export function newestShown({ readings }: Copy): Reading | undefined {
  const [newest] = readings.toSorted(
    ({ reading: { period: a } }, { reading: { period: b } }) =>
      b.end.localeCompare(a.end) || a.start.localeCompare(b.start),
  );
  return newest?.kind === 'shown' ? newest.reading : undefined;
}
