import { introductionFor } from '../../readings/feature.ts';
import { type NarrativeWords, NO_NARRATIVE, narrativeWords } from '../rules/narrative.ts';
import type { NarrativeFormView } from '../rules/views.ts';
import { periodBefore } from '../rules/when-asked.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { NarrativeFile } from '../store.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import { objectiveNamed } from './narratives-of.ts';

type Extras = Partial<Pick<NarrativeFormView, 'typed' | 'problems' | 'occasion' | 'saved' | 'left' | 'wasOvertaken'>>;

/** The form of a narrative, with what was typed before and what was said of the period before. One storage transaction. */
export async function narrativeForm(
  services: Services,
  context: TodayContext,
  person: PersonFile,
  file: NarrativeFile,
  extras: Extras = {},
): Promise<NarrativeFormView> {
  const { narrative } = file;
  const { framework, today } = context;
  const previous = await previousWords(services, file);
  const draft = file.drafts.find(({ by }) => by === person.person.key);
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

/** What the boxes hold before anything is typed: this person's draft, else the words as they stand. */
export function keptWords({ narrative, drafts }: NarrativeFile, person: PersonFile): NarrativeWords {
  const draft = drafts.find(({ by }) => by === person.person.key);
  return narrativeWords(draft ?? narrative.words ?? NO_NARRATIVE);
}

/** What the objective's lead said of the period before; undefined where nobody did. One storage transaction. */
export async function previousWords(
  { store }: Services,
  { narrative }: NarrativeFile,
): Promise<NarrativeWords | undefined> {
  const before = await store.narratives.ofPeriod(periodBefore(narrative.period).text);
  const known = before.find((one) => one.narrative.objective === narrative.objective);
  return known?.narrative.words && narrativeWords(known.narrative.words);
}
