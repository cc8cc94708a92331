import { decideChase, nextReminderDay } from '../rules/chase.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { MemberRequest } from '../rules/request.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import { type Services, type TodayContext, readToday } from '../../../core/services.ts';
import { rulesOf } from '../../readings/rules/stages.ts';
import type { Wake } from '../../../messaging/schedule.ts';
import { type RunReport, type RunRequest, wokenFor } from '../../../messaging/use-cases/run.ts';
import { type Decided, sendDecided } from '../../../messaging/use-cases/send-decided.ts';
import { whyLeftAlone } from '../../../messaging/rules/reach.ts';

export const REQUESTS_JOB = 'requests';
const AT_ONCE = 8;

/**
 * Reminds people of requests that they were given, by the rules of reminders for readings. A run without due wakes
 * costs one storage transaction; others read the open requests. A held or paused run stores nothing.
 */
export async function runRequests(services: Services, request: RunRequest): Promise<RunReport> {
  const context = await readToday(services);
  const woken = await wokenFor(services, 'requests', context.today);
  if (woken.ids.length === 0)
    return { job: REQUESTS_JOB, targeted: 0, queued: 0, alreadySaid: 0, held: 0, skipped: {}, messages: [] };
  const open = (await services.store.requests.unanswered()).filter(({ status }) => status === 'given');
  const meant = open.filter(({ id }) => woken.ids.includes(id));
  const people = [...new Set(meant.flatMap(({ givenTo }) => givenTo ?? []))];
  const run = `${REQUESTS_JOB} ${context.now.toISOString()}`;
  const decided = await mapAtOnce(people, AT_ONCE, (key) => decideFor(services, context, key, open, run));
  return sendDecided(
    services,
    context,
    { job: REQUESTS_JOB, run, request, decided },
    {
      after: async () => {
        // A person is away: keep the wakes, so that the next run decides again.
        if (decided.some((made) => typeof made === 'object' && 'skipped' in made && made.skipped === 'away')) return;
        await services.store.wakes.setAll(meant.flatMap((one) => lookAgain(one, context)));
        await woken.clear();
      },
    },
  );
}

function lookAgain(request: MemberRequest, context: TodayContext): Wake[] {
  const on = nextReminderDay(request, context.today, rulesOf(context));
  return on === undefined ? [] : [{ job: 'requests', id: request.id, on }];
}

async function decideFor(
  services: Services,
  context: TodayContext,
  key: PersonKey,
  open: readonly MemberRequest[],
  run: string,
): Promise<Decided> {
  const person = await services.store.people.byKey(key);
  const why = whyLeftAlone(person, context);
  if (person === undefined || why !== undefined) return { skipped: why ?? 'noSuchPerson' };
  const requests = open.filter(({ givenTo }) => givenTo === key);
  return decideChase({ person, requests, now: context.now, run, ...rulesOf(context) });
}
