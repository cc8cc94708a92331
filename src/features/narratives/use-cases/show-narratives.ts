import { leadOf } from '../../../core/measures/framework.ts';
import { namesHidden, releaseNarrative } from '../rules/decide-narrative.ts';
import type { NarrativeLine } from '../rules/views.ts';
import { mayAtDesk } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import { hiddenOfObjective } from '../../small-numbers/feature.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { NarrativeFile } from '../store.ts';
import {
  narrativeFormView,
  type NarrativesNow,
  narrativesNow,
  leadNameOf,
  objectiveNamed,
  openOf,
} from './narrative-view.ts';

/** The first open one of this person, else the only one. */
export async function showOwnNarrative(action: UserAction): Promise<View> {
  const { services, context, person } = action;
  const now = await narrativesNow(services, context);
  const [open, ...more] = openOf(now, person.profile.key, context);
  if (open !== undefined) return narrativeFormView(action, open, { left: more.length });
  const own = ownOf(action, now);
  const [only] = own.files;
  return only !== undefined && own.files.length === 1 ? narrativeFormView(action, only) : showNarratives(action);
}

/** All for the performance team, their own for a lead. */
export async function showNarratives(action: UserAction): Promise<View> {
  const { services, context, person } = action;
  const now = await narrativesNow(services, context);
  const seen = mayAtDesk('releaseNarratives', person.profile) ? now : ownOf(action, now);
  if (seen.files.length > 0) return listOf(action, seen);
  return { kind: 'notice', about: { what: 'noObjective', contact: context.framework.organisation.contact } };
}

/** Pressed twice, nothing changes. */
export async function releaseNarratives(action: UserAction, period: string): Promise<View> {
  const { services, context } = action;
  const now = await narrativesNow(services, context);
  const released = period === now.period.text ? await release(action, now.files) : 0;
  return listOf(action, await narrativesNow(services, context), released);
}

async function release({ services, context }: UserAction, files: readonly NarrativeFile[]): Promise<number> {
  const { store } = services;
  let count = 0;
  for (const file of files) {
    const released = releaseNarrative(file.narrative);
    if (released === undefined || (await isNaming({ services, context }, file))) continue;
    // A conflict: it was changed just now, so the list shows it as not released.
    if ((await store.narratives.save(file, { narrative: released })) === 'saved') count += 1;
  }
  return count;
}

/** Whether it cannot be released because it names a hidden figure. */
async function isNaming({ services, context }: Pick<UserAction, 'services' | 'context'>, { narrative }: NarrativeFile) {
  const isWaiting = releaseNarrative(narrative) !== undefined;
  return isWaiting && namesHidden(narrative, await hiddenOfObjective(services, context, narrative.objective));
}

async function listOf(action: UserAction, { period, files }: NarrativesNow, released?: number): Promise<View> {
  const { context, person } = action;
  const naming = new Set<string>();
  for (const file of files) if (await isNaming(action, file)) naming.add(file.narrative.objective);
  const lines = await Promise.all(
    files.map(async ({ narrative, version }): Promise<NarrativeLine> => {
      const objective = objectiveNamed(context, narrative.objective);
      const isHeld = naming.has(narrative.objective);
      const state = version === '' ? 'notAsked' : isHeld ? 'namesHidden' : stateOf(narrative);
      return { objective, lead: await leadNameOf(action, narrative.objective), state };
    }),
  );
  const toRelease = files.filter(
    ({ narrative }) => releaseNarrative(narrative) !== undefined && !naming.has(narrative.objective),
  ).length;
  return {
    kind: 'notice',
    about: {
      what: 'narratives',
      period,
      lines,
      ...(mayAtDesk('releaseNarratives', person.profile) && { toRelease }),
      ...(released !== undefined && { released }),
    },
  };
}

function stateOf({ state, words, released }: NarrativeFile['narrative']): NarrativeLine['state'] {
  if (state === 'open') return 'open';
  if (released === undefined) return 'answered';
  return released.number === words?.number ? 'released' : 'changedSince';
}

function ownOf({ context, person }: UserAction, { period, files }: NarrativesNow): NarrativesNow {
  const isTheirs = (objective: string) => leadOf(context.framework, objective) === person.profile.key;
  return { period, files: files.filter(({ narrative }) => isTheirs(narrative.objective)) };
}
