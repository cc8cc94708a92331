import { managersMeant } from '../../readings/feature.ts';
import { decideDigest } from '../rules/decide-digest.ts';
import { isStillMoving } from '../rules/digest-items.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import { nextDigestDay } from '../../../messaging/rules/quiet.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import { type Services, type TodayContext, readToday } from '../../../core/services.ts';
import { rulesOf } from '../../readings/rules/stages.ts';
import { owedOf } from '../../readings/rules/still-owed.ts';
import { type PeopleOfARun, peopleOfARun } from '../../../messaging/use-cases/read-people.ts';
import { type RunReport, type RunRequest, wokenFor } from '../../../messaging/use-cases/run.ts';
import { type Decided, sendDecided } from '../../../messaging/use-cases/send-decided.ts';
import { whyLeftAlone } from '../../../messaging/rules/reach.ts';
import { itemsOf, measuresManagedBy, type OwnedByTeam, ownedByTeams } from './managed.ts';

export const MANAGER_DIGEST = 'manager-digest';

/** Managers handled in parallel; each reads a handful of measures. */
const AT_ONCE = 4;

type Looked = { readonly key: PersonKey; readonly decided: Decided; readonly isMoving: boolean };

/**
 * Decides the digests of the managers whose wake day has come, and reads only their measures. A run that is held or
 * paused stores nothing, so that the next one decides again.
 */
export async function runManagerDigest(services: Services, request: RunRequest): Promise<RunReport> {
  const context = await readToday(services);
  const woken = await wokenFor(services, 'managerDigest', context.today);
  const run = `${MANAGER_DIGEST} ${context.now.toISOString()}`;
  const people = peopleOfARun(services);
  const ownedByTeam = ownedByTeams(services);
  const managers = await managersMeant(woken.ids, people);
  const looked = await mapAtOnce(managers, AT_ONCE, (key) =>
    lookAt(services, context, { people, ownedByTeam, run }, key),
  );
  const decided = looked.map((one) => one.decided);
  return sendDecided(
    services,
    context,
    { job: MANAGER_DIGEST, run, request, decided },
    {
      after: async () => {
        const moving = looked.filter(({ isMoving }) => isMoving);
        // Set next week's wake before this week's is removed: a crash in between causes an extra look, never a missed one.
        await services.store.wakes.setAll(
          moving.map(({ key }) => ({
            job: 'managerDigest',
            id: key,
            on: nextDigestDay(context.today, context.framework.quiet),
          })),
        );
        await woken.clear();
      },
    },
  );
}

type Look = { readonly people: PeopleOfARun; readonly ownedByTeam: OwnedByTeam; readonly run: string };

async function lookAt(
  services: Services,
  context: TodayContext,
  { people, ownedByTeam, run }: Look,
  key: PersonKey,
): Promise<Looked> {
  const manager = await people(key);
  if (manager === undefined) return { key, decided: 'nothing', isMoving: false };
  const measures = await measuresManagedBy(services, manager, people, ownedByTeam);
  const isMoving = measures.some(({ file }) => owedOf(file).some((one) => isStillMoving(one, context.today)));
  const items = measures.flatMap((managed) => itemsOf(managed, context));
  const decided = decideDigest({ manager, items, now: context.now, run, ...rulesOf(context) });
  const why = whyLeftAlone(manager, context);
  if (decided === 'nothing' || why === undefined) return { key, decided, isMoving };
  return { key, decided: { skipped: why }, isMoving };
}
