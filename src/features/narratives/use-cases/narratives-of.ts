import { leadOf, wordingOn } from '../../../core/measures/framework.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { ObjectiveNamed } from '../rules/views.ts';
import { narrativePeriod, openedNarrative } from '../rules/when-asked.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { NarrativeFile } from '../store.ts';

/** What is asked for now: a period, and a narrative for each objective that somebody leads, stored or as it would open. */
export type NarrativesNow = { readonly period: Period; readonly files: readonly NarrativeFile[] };

/** One storage transaction; none while nobody leads anything. */
export async function narrativesNow({ store }: Services, context: TodayContext): Promise<NarrativesNow> {
  const { leads = [] } = context.framework;
  const period = narrativePeriod(context);
  if (leads.length === 0) return { period, files: [] };
  const stored = await store.narratives.ofPeriod(period.text);
  const files = leads.map(({ objective, person }): NarrativeFile => {
    const known = stored.find(({ narrative }) => narrative.objective === objective);
    return known ?? { narrative: openedNarrative(objective, period, person, context), drafts: [], version: '' };
  });
  return { period, files };
}

/** The narrative of an objective and a period, where there is one: stored, or what would open now. */
export async function findNarrative(
  services: Services,
  context: TodayContext,
  objective: string,
  period: string,
): Promise<NarrativeFile | undefined> {
  const now = await narrativesNow(services, context);
  const files =
    period === '' || period === now.period.text ? now.files : await services.store.narratives.ofPeriod(period);
  return files.find(({ narrative }) => narrative.objective === objective);
}

/** Those of a person that are still open, in the framework's order. */
export function openOf({ files }: NarrativesNow, key: PersonKey, context: TodayContext): NarrativeFile[] {
  return files.filter(
    ({ narrative }) => narrative.state === 'open' && leadOf(context.framework, narrative.objective) === key,
  );
}

/** An objective in the words that are in force today. */
export function objectiveNamed({ framework, today }: TodayContext, code: string): ObjectiveNamed {
  return { code, title: wordingOn(framework.objectives, code, today) ?? code };
}
