import { dayInLondon } from '../../core/calendar/day.ts';
import { mayAtDesk } from '../../core/rights/relationships.ts';
import type { View } from '../../core/view.ts';
import { comeBack } from '../../features/readings/use-cases/absence.ts';
import {
  COMMITTEE_DIGEST,
  runCommitteeDigest,
} from '../../features/committee-digest/use-cases/run-committee-digest.ts';
import type { Inbound } from '../../actions/inbound.ts';
import { MANAGER_DIGEST, runManagerDigest } from '../../features/managers/use-cases/run-manager-digest.ts';
import { NARRATIVE_JOB, runNarrative } from '../../features/narratives/use-cases/run-narrative.ts';
import type { UserAction } from '../../actions/action.ts';
import { REQUESTS_JOB, runRequests } from '../../features/requests/use-cases/run-requests.ts';
import { EXPLAIN, runExplain } from '../../features/thrive/use-cases/run-explain.ts';
import { ROUND_JOBS, runRound } from '../../features/readings/use-cases/run-round.ts';

type Press = NonNullable<Inbound['press']>;

/** What a held run is, beside those that speak of due readings. */
const OTHER_JOBS = new Map([
  [MANAGER_DIGEST, runManagerDigest],
  [NARRATIVE_JOB, runNarrative],
  [REQUESTS_JOB, runRequests],
  [EXPLAIN, runExplain],
  [COMMITTEE_DIGEST, runCommitteeDigest],
]);

/** Presses that belong to no measure; undefined for any other. */
export async function pressAtDesk(action: UserAction, { verb, data }: Press): Promise<View | undefined> {
  switch (verb) {
    case 'sendHeld':
      return sendHeld(action, data.subject ?? '');
    case 'pauseAll':
      return pauseAll(action);
    case 'resumeAll':
      return resumeAll(action);
    case 'imBack':
      return comeBack(action);
    default:
      return undefined;
  }
}

/** *Pause everything*: nothing scheduled is decided or sent until somebody resumes. Pressed twice it is paused once. */
export async function pauseAll(action: UserAction): Promise<View> {
  const { services, context, person } = action;
  if (!mayAtDesk('runTheDesk', person.person)) return notYours(action);
  const there = await services.store.pauses.current();
  if (there === undefined)
    await services.store.pauses.begin({ since: context.now.toISOString(), by: person.person.key });
  const since = there === undefined ? context.today : dayInLondon(new Date(there.since));
  return { kind: 'notice', about: { what: 'paused', since } };
}

/** Everything goes on; what came due meanwhile is decided by the next beat, in its newest state. */
export async function resumeAll(action: UserAction): Promise<View> {
  if (!mayAtDesk('runTheDesk', action.person.person)) return notYours(action);
  await action.services.store.pauses.end(action.person.person.key, action.context.now.toISOString());
  return { kind: 'notice', about: { what: 'resumed' } };
}

async function sendHeld(action: UserAction, job: string): Promise<View> {
  if (!mayAtDesk('runTheDesk', action.person.person)) return notYours(action);
  const request = { dry: false, confirm: true, by: action.person.person.key };
  const known = ROUND_JOBS.find((name) => name === job);
  const other = OTHER_JOBS.get(job);
  if (known === undefined && other === undefined) {
    return { kind: 'notice', about: { what: 'notUnderstood', open: 0 } };
  }
  const { queued, skipped } =
    other === undefined
      ? await runRound(action.services, known ?? 'ask', request)
      : await other(action.services, request);
  const paused = skipped.paused ?? 0;
  return { kind: 'notice', about: { what: 'runSent', people: queued, paused } };
}

function notYours({ context }: UserAction): View {
  return { kind: 'notice', about: { what: 'notYourDesk', contact: context.framework.organisation.contact } };
}
