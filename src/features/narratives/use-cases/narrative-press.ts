import { leadOf } from '../../../core/measures/framework.ts';
import { decideNarrative, type NarrativeOutcome, type SubmittedNarrative } from '../rules/decide-narrative.ts';
import { BOXES, MOST_IN_JSON, type NarrativeWords } from '../rules/narrative.ts';
import { fromBox } from '../../../core/box.ts';
import { may } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import { somethingElseWaits } from '../../readings/use-cases/also-waiting.ts';
import type { Inbound } from '../../../actions/inbound.ts';
import { hiddenOfObjective } from '../../small-numbers/use-cases/hidden-figures.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { NarrativeChange, NarrativeFile } from '../store.ts';
import { keptWords, narrativeForm, previousWords } from './narrative-view.ts';
import { narrativesNow, findNarrative, objectiveNamed, openOf } from './narratives-of.ts';
import { releaseNarratives, showNarratives } from './show-narratives.ts';

type Press = NonNullable<Inbound['press']>;
type Data = Press['data'];

const MOST_TOKEN = 100;

/** Presses on the cards of narratives; undefined for any other. */
export async function pressAboutNarrative(action: UserAction, { verb, data }: Press): Promise<View | undefined> {
  switch (verb) {
    case 'showNarratives':
      return showNarratives(action);
    case 'releaseNarratives':
      return releaseNarratives(action, data.subject ?? '');
    case 'openNarrative':
    case 'submitNarrative':
    case 'saveNarrative':
      break;
    default:
      return undefined;
  }
  const [objective = '', period = ''] = (data.subject ?? '').slice(0, 200).split('|');
  const file = await findNarrative(action.services, action.context, objective, period);
  if (file === undefined) {
    return { kind: 'notice', about: { what: 'noObjective', contact: action.context.framework.organisation.contact } };
  }
  if (!mayNarrate(action, objective)) return notYours(action, objective);
  if (verb === 'submitNarrative') return submit(action, file, data);
  if (verb === 'saveNarrative') return keep(action, file, data);
  return narrativeForm(action.services, action.context, action.person, file);
}

/** Whether somebody may write what an objective's report says. */
function mayNarrate({ context, person }: UserAction, objective: string): boolean {
  const lead = leadOf(context.framework, objective);
  return may('narrate', person.person, { ...(lead !== undefined && { lead }) });
}

async function submit(action: UserAction, opened: NarrativeFile, data: Data): Promise<View> {
  const { services, context, person } = action;
  const by = person.person.key;
  const previous = await previousWords(services, opened);
  const { title } = objectiveNamed(context, opened.narrative.objective);
  const hidden = await hiddenOfObjective(services, context, opened.narrative.objective);
  const decide = (file: NarrativeFile) =>
    decideNarrative({
      hidden,
      narrative: file.narrative,
      title,
      ...(previous && { previous }),
      submitted: submittedOf(action, file, data),
      by,
      at: context.now.toISOString(),
    });
  const { file, outcome } = await saveDecided(action, opened, decide, (made) => {
    switch (made.kind) {
      case 'repeat':
        return undefined;
      case 'refused':
      case 'overtaken':
        return { draft: made.draft };
      case 'sentBack':
      case 'accepted':
        return { narrative: made.narrative, ...(made.revision && { revision: made.revision }), dropDraft: { by } };
    }
  });
  const typed = submittedOf(action, opened, data);
  switch (outcome.kind) {
    case 'refused':
      return narrativeForm(services, context, person, file, { typed, problems: outcome.problems });
    case 'overtaken':
      return narrativeForm(services, context, person, file, { typed, wasOvertaken: true });
    case 'sentBack':
      return narrativeForm(services, context, person, file);
    case 'accepted':
    case 'repeat':
      return file.narrative.asked.length > 0 ? narrativeForm(services, context, person, file) : next(action, file);
  }
}

/** *Save for later*: kept for this person alone, and shown again when they open it. */
async function keep(action: UserAction, opened: NarrativeFile, data: Data): Promise<View> {
  const { context, person } = action;
  const { objective, period, dueOn } = opened.narrative;
  const draft = (file: NarrativeFile) => {
    const { token: _token, ...words } = submittedOf(action, file, data);
    return { ...words, objective, by: person.person.key, at: context.now.toISOString() };
  };
  await saveDecided(action, opened, draft, (made) => ({ draft: made }));
  const more = await somethingElseWaits(action, (row) => row.kind === 'narrative' && row.objective.code === objective);
  const about = { what: 'narrativeKept' as const, objective: objectiveNamed(context, objective), period, dueOn, more };
  return { kind: 'notice', about };
}

/** Another of this person's that is open, with a line on what was saved; or a word of thanks. */
async function next(action: UserAction, { narrative }: NarrativeFile): Promise<View> {
  const { services, context, person } = action;
  const saved = objectiveNamed(context, narrative.objective);
  const others = openOf(await narrativesNow(services, context), person.person.key, context);
  const [another] = others.filter((file) => file.narrative.objective !== narrative.objective);
  if (another !== undefined && leadOf(context.framework, narrative.objective) === person.person.key) {
    return narrativeForm(services, context, person, another, { saved, left: others.length - 1 });
  }
  const more = await somethingElseWaits(action, () => false);
  return { kind: 'notice', about: { what: 'narrativeSaved', objective: saved, period: narrative.period, more } };
}

/** Decides and stores; decides again on the newer state while somebody else was quicker. */
async function saveDecided<Outcome extends NarrativeOutcome | NarrativeWords>(
  { services, context }: UserAction,
  opened: NarrativeFile,
  decide: (file: NarrativeFile) => Outcome,
  change: (outcome: Outcome) => NarrativeChange | undefined,
): Promise<{ file: NarrativeFile; outcome: Outcome }> {
  const { objective, period } = opened.narrative;
  let file = opened;
  for (let tries = 0; tries < 8; tries += 1) {
    const outcome = decide(file);
    const toStore = change(outcome);
    if (toStore === undefined) return { file, outcome };
    const saved = await services.store.narratives.save(file, toStore);
    const now = (await findNarrative(services, context, objective, period.text)) ?? file;
    if (saved === 'saved') return { file: now, outcome };
    file = now;
  }
  throw new Error('a narrative changed eight times while one answer was stored');
}

function submittedOf({ person }: UserAction, file: NarrativeFile, data: Data): SubmittedNarrative {
  const kept = keptWords(file, person);
  const boxes = Object.fromEntries(BOXES.map((box) => [box, fromBox(data[box] ?? '', kept[box], MOST_IN_JSON)]));
  return { ...(boxes as NarrativeWords), token: (data.card ?? '').slice(0, MOST_TOKEN) };
}

async function notYours({ services, context }: UserAction, objective: string): Promise<View> {
  const key = leadOf(context.framework, objective);
  const lead = key === undefined ? '' : ((await services.store.people.byKey(key))?.person.name ?? '');
  const { contact } = context.framework.organisation;
  const about = { what: 'notYourObjective' as const, objective: objectiveNamed(context, objective), lead, contact };
  return { kind: 'notice', about };
}
