import { relativesOf } from '../../../core/measures/parts-of-totals.ts';
import type { Framework } from '../../../core/measures/framework.ts';
import type { Services } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';

/** The files of a measure's total, of its other parts, and so on: what a copy for others of it depends on. */
export type RelativesOfARun = (code: string) => Promise<readonly MeasureFile[]>;

/**
 * Relatives of one run or one visit, those that it has read already among them: each is read once. A measure that is no
 * part, and has none, costs no storage transaction.
 */
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
