import type { AuditEntry, Actor } from '../../../core/audit-entry.ts';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import { saidIn } from '../../../core/readings/published.ts';
import type { Override } from '../../../core/measures/choices.ts';
import { type Services, readToday } from '../../../core/services.ts';
import { changeMeasure } from '../../readings/feature.ts';
import type { ReadingName } from './which-readings.ts';

/**
 * Records who decided that a small figure, or words that seem to name one, may be shown, and why: docs/rules.md,
 * "Published before". False if there is no such measure. A repeat is recorded once.
 */
export async function letStand(
  services: Services,
  by: Actor,
  { code, period, what, why }: ReadingName & Pick<Override, 'what' | 'why'>,
): Promise<boolean> {
  const { now } = await readToday(services);
  const file = await services.store.measures.open(code);
  if (file === undefined) return false;
  const at = now.toISOString();
  return changeMeasure(services, file, ({ measure, readings }) => {
    const { overrides = [] } = measure;
    const reading = readings.find((known) => known.period.text === period);
    const revision = what === 'words' && reading !== undefined ? { revision: saidIn(reading) } : {};
    const made: Override = { period, what, ...revision, by, at, why };
    const isKnown = (known: Override) =>
      known.period === period && known.what === what && known.revision === made.revision;
    if (overrides.some(isKnown)) return { outcome: true };
    const next: LiveMeasure = { ...measure, overrides: [...overrides, made] };
    const act: AuditEntry = {
      what: 'overridden',
      about: period,
      by,
      at,
      before: '',
      after: `${what} may stand`,
      reason: why,
    };
    return { outcome: true, change: { measure: next, acts: [act] } };
  });
}
