import type { Committee } from './framework.ts';
import type { Measure } from './measure.ts';

/** Exempt by its own word, or by that of any committee it goes to: it stands in no open paper (design, rule 11). */
export function isExempt(
  measure: Pick<Measure, 'code' | 'exempt'>,
  committees: readonly Pick<Committee, 'exempt'>[],
): boolean {
  const same = (code: string) => code.toLowerCase() === measure.code.toLowerCase();
  return measure.exempt || committees.some(({ exempt }) => exempt.some(same));
}
