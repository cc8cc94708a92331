import { withOpenings } from '../../readings/feature.ts';
import { dayInLondon } from '../../../core/calendar/day.ts';
import { plusWorkingDays } from '../../../core/calendar/working-days.ts';
import { whyNotReached } from '../../../messaging/rules/reach.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import { progressLinesOf, type CannotReach, type ProgressLine } from '../rules/progress.ts';
import type { Progress, Undelivered, WaitingDraft } from '../rules/views.ts';
import { isLateRequest } from '../../requests/rules/request.ts';
import { waitingSince } from '../../thrive/rules/decide-draft-message.ts';
import { copyFor } from '../../small-numbers/rules/copy-for.ts';
import { hiddenPeriods } from '../../small-numbers/rules/safe-copy.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { whyItNeedsAnOwner } from '../../readings/rules/needs-owner.ts';
import { relativesOfARun } from '../../small-numbers/feature.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { PersonFile } from '../../../messaging/people.ts';

const OTHERS = { unreleased: true, smallNumbers: false };

/**
 * Everything that *Progress* says; stores nothing. Reads the whole register and all people, so no scheduled run may
 * call it.
 */
export async function gatherProgress(services: Services, context: TodayContext): Promise<Progress> {
  const { store } = services;
  const people = new Map(await Array.fromAsync(store.people.all(), (file) => [file.profile.key, file] as const));
  const nameOf = (key: string) => people.get(key as PersonKey)?.profile.name ?? '';
  const lines: ProgressLine[] = [];
  const owners = new Set<PersonKey>();
  const relatives = relativesOfARun(services, context.framework);
  for await (const file of store.measures.all()) {
    if (file.measure.status !== 'live') continue;
    if (file.measure.owner !== undefined) owners.add(file.measure.owner);
    lines.push(...progressOf(file, people, context, await relatives(file.measure.code)));
  }
  const [requests, held, pause, beats, undelivered, drafts] = await Promise.all([
    store.requests.unanswered(),
    store.runs.allHeld(),
    store.pauses.current(),
    store.beats.all(),
    store.outbox.undelivered(),
    waitingDrafts(services, context),
  ]);
  return {
    at: context.now.toISOString(),
    today: context.today,
    lines,
    cannotReach: cannotReach([...owners].flatMap((key) => people.get(key) ?? [])),
    held: held.map(({ job, people: count }) => ({ job, people: count })),
    ...(pause && { paused: { since: dayInLondon(new Date(pause.since)), by: nameOf(pause.by) } }),
    undelivered: undelivered.flatMap(({ key, kind, state, to, reason }): Undelivered[] =>
      state === 'dead' || state === 'unknown' ? [{ key, kind, state, name: nameOf(to), reason }] : [],
    ),
    waitingDrafts: drafts,
    requests: {
      unanswered: requests.length,
      late: requests.filter((request) => isLateRequest(request, context.today)).length,
    },
    beats: beats.map(({ job, at, next, outcome }) => ({ job, at, next, outcome })),
  };
}

/** Working days that a group's lead has to look at a draft before it is listed. */
const DAYS_TO_LOOK = 5;

async function waitingDrafts({ store }: Services, { today, calendar }: TodayContext): Promise<WaitingDraft[]> {
  const byGroup = Map.groupBy(await Array.fromAsync(store.explainers.all()), ({ group }) => group);
  const names = new Map((await store.frameworks.groups()).map(({ code, name }) => [code, name]));
  return [...byGroup]
    .flatMap(([code, explainers]): WaitingDraft[] => {
      const draft = explainers.find(({ state }) => state === 'draft');
      const group = names.get(code);
      return draft === undefined || group === undefined ? [] : [{ group, since: waitingSince(draft, explainers) }];
    })
    .filter(({ since }) => plusWorkingDays(calendar, since, DAYS_TO_LOOK) < today)
    .sort((a, b) => a.since.localeCompare(b.since));
}

function progressOf(
  stored: MeasureFile,
  people: ReadonlyMap<PersonKey, PersonFile>,
  context: TodayContext,
  relatives: readonly MeasureFile[],
): readonly ProgressLine[] {
  const { file, nextWake } = withOpenings(stored, context);
  const owner = file.measure.owner === undefined ? undefined : people.get(file.measure.owner);
  const needsOwner = whyItNeedsAnOwner(file, owner, context);
  const copy = copyFor(file, OTHERS, { framework: context.framework, relatives });
  return progressLinesOf({
    ...file,
    ...(owner && { owner: owner.profile }),
    ...(needsOwner && { needsOwner }),
    ...(nextWake && { opensOn: nextWake }),
    hidden: hiddenPeriods(copy.readings),
    today: context.today,
  });
}

function cannotReach(owners: readonly PersonFile[]): CannotReach[] {
  return owners
    .flatMap((file) => {
      const why = whyNotReached(file);
      return why === undefined ? [] : [{ name: file.profile.name, why }];
    })
    .sort((a, b) => a.why.localeCompare(b.why) || a.name.localeCompare(b.name));
}
