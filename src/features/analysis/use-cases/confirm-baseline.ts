import type { PersonKey } from '../../../core/measures/measure.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import type { Services } from '../../../core/services.ts';
import { proposedBaseline } from '../rules/easy-indicator.ts';

type Outcome = { readonly kind: 'recorded' } | { readonly kind: 'refused'; readonly because: string };

/** Makes a measure's first figure its baseline, with who, when and why. A measure that has a baseline keeps it. */
export async function confirmBaseline(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  { code, why, by }: { readonly code: string; readonly why: string; readonly by: PersonKey },
): Promise<Outcome> {
  const reason = why.trim();
  if (reason === '')
    return { kind: 'refused', because: 'Say why this is where the framework began: one sentence is plenty.' };
  const load = () => store.measures.open(code);
  return saveWithRetry({ what: `measure ${code}`, load }, async (file): Promise<Outcome | 'conflict'> => {
    const proposed = file && proposedBaseline(file.measure, file.readings);
    if (file === undefined || proposed === undefined) return { kind: 'recorded' };
    const { value, period } = proposed;
    const measure = { ...file.measure, baselineValue: value, baselinePeriod: period };
    const change = { before: '', after: `${value} ${period}`, reason };
    const act = { what: 'changed', about: 'baseline', by, at: clock.now().toISOString(), ...change } as const;
    const saved = await store.measures.save(file, { measure, acts: [act] });
    return saved === 'saved' ? { kind: 'recorded' } : 'conflict';
  });
}
