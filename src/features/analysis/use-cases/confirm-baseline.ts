import { proposedBaseline } from '../rules/baseline.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Services } from '../../../core/services.ts';

type Outcome = { readonly kind: 'recorded' } | { readonly kind: 'refused'; readonly because: string };

/**
 * Makes a measure's first figure its baseline, by a person, with why; the audit keeps who and when. Pressed twice it is
 * confirmed once: a measure that has a baseline is left alone.
 */
export async function confirmBaseline(
  { store, clock }: Services,
  { code, why, by }: { readonly code: string; readonly why: string; readonly by: PersonKey },
): Promise<Outcome> {
  const reason = why.trim();
  if (reason === '')
    return { kind: 'refused', because: 'Say why this is where the framework began: one sentence is plenty.' };
  for (let tries = 0; tries < 8; tries += 1) {
    const file = await store.measures.open(code);
    const proposed = file && proposedBaseline(file.measure, file.readings);
    if (file === undefined || proposed === undefined) return { kind: 'recorded' };
    const { value, period } = proposed;
    const measure = { ...file.measure, baselineValue: value, baselinePeriod: period };
    const at = clock.now().toISOString();
    const act = {
      what: 'changed',
      about: 'baseline',
      by,
      at,
      before: '',
      after: `${value} ${period}`,
      reason,
    } as const;
    if ((await store.measures.save(file, { measure, acts: [act] })) === 'saved') return { kind: 'recorded' };
  }
  throw new Error('measure changed eight times while its baseline was stored');
}
