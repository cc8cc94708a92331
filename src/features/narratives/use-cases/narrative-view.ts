import type { UserAction } from '../../../actions/action.ts';
import { introductionFor } from '../../readings/feature.ts';
import { type NarrativeWords, NO_NARRATIVE, narrativeWords } from '../rules/narrative.ts';
import type { NarrativeFormView, ObjectiveNamed } from '../rules/views.ts';
import { periodBefore, narrativePeriod, openedNarrative } from '../rules/when-asked.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { NarrativeFile } from '../store.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import { leadOf, wordingOn } from '../../../core/measures/framework.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Period } from '../../../core/periods/period.ts';

type Extras = Partial<Pick<NarrativeFormView, 'typed' | 'problems' | 'occasion' | 'saved' | 'left' | 'wasOvertaken'>>;

/** One storage transaction. */
export async function narrativeFormView(
  { services, context, person }: Pick<UserAction, 'services' | 'context' | 'person'>,
  file: NarrativeFile,
  extras: Extras = {},
): Promise<NarrativeFormView> {
  const { narrative } = file;
  const { framework, today } = context;
  const previous = await previousWords(services, file);
  const draft = file.drafts.find(({ by }) => by === person.profile.key);
  return {
    kind: 'narrativeForm',
    today,
    narrative,
    contact: framework.organisation.contact,
    objective: objectiveNamed(context, narrative.objective),
    typed: keptWords(file, person),
    ...(draft && extras.typed === undefined && { draftSavedAt: draft.at }),
    ...(previous && { previous: { period: periodBefore(narrative.period), words: previous } }),
    problems: [],
    asked: narrative.asked,
    wasOvertaken: false,
    left: 0,
    ...introductionFor(person, framework, 'six-monthly'),
    ...extras,
  };
}

/** This person's draft, else the stored words. */
export function keptWords({ narrative, drafts }: NarrativeFile, person: PersonFile): NarrativeWords {
  const draft = drafts.find(({ by }) => by === person.profile.key);
  return narrativeWords(draft ?? narrative.words ?? NO_NARRATIVE);
}

/** The words of the period before. One storage transaction. */
export async function previousWords(
  { store }: Services,
  { narrative }: NarrativeFile,
): Promise<NarrativeWords | undefined> {
  const before = await store.narratives.ofPeriod(periodBefore(narrative.period).text);
  const known = before.find((one) => one.narrative.objective === narrative.objective);
  return known?.narrative.words && narrativeWords(known.narrative.words);
}

/** The period that is asked for, and a narrative for each objective with a lead, stored or as it would open. */
export type NarrativesNow = { readonly period: Period; readonly files: readonly NarrativeFile[] };

/** One storage transaction; none if no objective has a lead. */
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

/** Stored, or as it would open now. */
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

/** In the framework's order. */
export function openOf({ files }: NarrativesNow, key: PersonKey, context: TodayContext): NarrativeFile[] {
  return files.filter(
    ({ narrative }) => narrative.state === 'open' && leadOf(context.framework, narrative.objective) === key,
  );
}

export function objectiveNamed({ framework, today }: TodayContext, code: string): ObjectiveNamed {
  return { code, title: wordingOn(framework.objectives, code, today) ?? code };
}

/** Empty if there is none. */
export async function leadNameOf(
  { services, context }: Pick<UserAction, 'services' | 'context'>,
  objective: string,
): Promise<string> {
  const key = leadOf(context.framework, objective);
  return key === undefined ? '' : ((await services.store.people.byKey(key))?.profile.name ?? '');
}
