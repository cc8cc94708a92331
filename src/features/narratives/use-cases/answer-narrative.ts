import { somethingElseWaits } from '../../readings/feature.ts';
import { leadOf } from '../../../core/measures/framework.ts';
import { decideNarrative, type NarrativeOutcome, type SubmittedNarrative } from '../rules/decide-narrative.ts';
import { byBox, MOST_IN_JSON, type NarrativeWords } from '../rules/narrative.ts';
import { fromBox } from '../../../core/box.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import type { View } from '../../../core/view.ts';
import { hiddenOfObjective } from '../../small-numbers/feature.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { NarrativeChange, NarrativeFile } from '../store.ts';
import {
  keptWords,
  narrativeFormView,
  previousWords,
  narrativesNow,
  findNarrative,
  objectiveNamed,
  openOf,
} from './narrative-view.ts';

type FormWords = NarrativeWords & { readonly card: string };

export async function submitNarrative(action: UserAction, said: FormWords, opened: NarrativeFile): Promise<View> {
  const { services, context, person } = action;
  const by = person.profile.key;
  const previous = await previousWords(services, opened);
  const { title } = objectiveNamed(context, opened.narrative.objective);
  const hidden = await hiddenOfObjective(services, context, opened.narrative.objective);
  const decide = (file: NarrativeFile) =>
    decideNarrative({
      hidden,
      narrative: file.narrative,
      title,
      ...(previous && { previous }),
      submitted: submittedOf(action, file, said),
      by,
      at: context.now.toISOString(),
    });
  const { file, outcome } = await saveDecided(action, opened, decide, (made) => {
    if (made.kind === 'repeat') return undefined;
    if ('draft' in made) return { draft: made.draft };
    return { narrative: made.narrative, ...(made.revision && { revision: made.revision }), dropDraft: { by } };
  });
  const show = (extras: Parameters<typeof narrativeFormView>[2]) => narrativeFormView(action, file, extras);
  const typed = submittedOf(action, opened, said);
  switch (outcome.kind) {
    case 'refused':
      return show({ typed, problems: outcome.problems });
    case 'overtaken':
      return show({ typed, wasOvertaken: true });
    case 'sentBack':
    case 'accepted':
    case 'repeat':
      return file.narrative.asked.length > 0 ? show({}) : next(action, file);
  }
}

/** *Save for later*: a draft, only for this person. */
export async function keepNarrative(action: UserAction, said: FormWords, opened: NarrativeFile): Promise<View> {
  const { context, person } = action;
  const { objective, period, dueOn } = opened.narrative;
  const draft = (file: NarrativeFile) => {
    const { token: _token, ...words } = submittedOf(action, file, said);
    return { ...words, objective, by: person.profile.key, at: context.now.toISOString() };
  };
  await saveDecided(action, opened, draft, (made) => ({ draft: made }));
  const more = await somethingElseWaits(action, (row) => row.kind === 'narrative' && row.objective.code === objective);
  const about = { what: 'narrativeKept' as const, objective: objectiveNamed(context, objective), period, dueOn, more };
  return { kind: 'notice', about };
}

async function next(action: UserAction, { narrative }: NarrativeFile): Promise<View> {
  const { services, context, person } = action;
  const saved = objectiveNamed(context, narrative.objective);
  const others = openOf(await narrativesNow(services, context), person.profile.key, context);
  const [another] = others.filter((file) => file.narrative.objective !== narrative.objective);
  if (another !== undefined && leadOf(context.framework, narrative.objective) === person.profile.key) {
    return narrativeFormView(action, another, { saved, left: others.length - 1 });
  }
  const more = await somethingElseWaits(action, () => false);
  return { kind: 'notice', about: { what: 'narrativeSaved', objective: saved, period: narrative.period, more } };
}

async function saveDecided<Outcome extends NarrativeOutcome | NarrativeWords>(
  { services, context }: UserAction,
  opened: NarrativeFile,
  decide: (file: NarrativeFile) => Outcome,
  change: (outcome: Outcome) => NarrativeChange | undefined,
): Promise<{ file: NarrativeFile; outcome: Outcome }> {
  const { objective, period } = opened.narrative;
  const load = async () => (await findNarrative(services, context, objective, period.text)) ?? opened;
  return saveWithRetry({ what: `narrative ${objective}`, opened, load }, async (file) => {
    const outcome = decide(file);
    const toStore = change(outcome);
    if (toStore === undefined) return { file, outcome };
    const saved = await services.store.narratives.save(file, toStore);
    return saved === 'saved' ? { file: await load(), outcome } : 'conflict';
  });
}

function submittedOf({ person }: UserAction, file: NarrativeFile, said: FormWords): SubmittedNarrative {
  const kept = keptWords(file, person);
  return { ...byBox((box) => fromBox(said[box], kept[box], MOST_IN_JSON)), token: said.card };
}
