import { decideChase, nextLook } from '../../domain/requests/chase.ts';
import type { Message } from '../../domain/messages.ts';
import type { PersonKey } from '../../domain/measures/measure.ts';
import type { MemberRequest } from '../../domain/requests/request.ts';
import { isAway } from '../../domain/rounds/who-hears.ts';
import { whyNotReached } from '../../domain/managers/reach.ts';
import { mapAtOnce } from '../at-once.ts';
import { countBy } from '../count-by.ts';
import { holdOrSend } from '../hold-run.ts';
import { type Needs, type Setting, settingOf } from '../needs.ts';
import { rulesOf } from '../open-due.ts';
import type { Wake } from '../ports.ts';
import { type RunReport, type RunRequest, wokenFor } from '../run.ts';

export const REQUESTS_JOB = 'requests';
const AT_ONCE = 8;

type Decided = Message | 'alreadySaid' | 'nothing' | { readonly skipped: string };

/**
 * Reminds people of the requests that they were given, by the same rules as of readings. A beat on which no request is
 * to be looked at costs one storage transaction; any other reads the open requests, and no register. Away people are
 * looked at again on the day after; a held or paused run stores nothing.
 */
export async function runRequests(needs: Needs, request: RunRequest): Promise<RunReport> {
  const setting = await settingOf(needs);
  const woken = await wokenFor(needs, 'requests', setting.today);
  const empty: RunReport = {
    job: REQUESTS_JOB,
    targeted: 0,
    queued: 0,
    alreadySaid: 0,
    held: 0,
    skipped: {},
    messages: [],
  };
  if (woken.ids.length === 0) return empty;
  const open = (await needs.store.requests.unanswered()).filter(({ status }) => status === 'given');
  const meant = open.filter(({ id }) => woken.ids.includes(id));
  const people = [...new Set(meant.flatMap(({ givenTo }) => givenTo ?? []))];
  const run = `${REQUESTS_JOB} ${setting.now.toISOString()}`;
  const decided = await mapAtOnce(people, AT_ONCE, (key) => decideFor(needs, setting, key, open, run));
  const messages = decided.filter((made): made is Message => typeof made === 'object' && 'key' in made);
  const skipped = countBy(
    decided.flatMap((made) => (typeof made === 'object' && 'skipped' in made ? made.skipped : [])),
  );
  const alreadySaid = decided.filter((made) => made === 'alreadySaid').length;
  const targeted = decided.filter((made) => made !== 'nothing').length;
  const report = { ...empty, targeted, alreadySaid, skipped, messages };
  const sending = await holdOrSend(needs, setting, { job: REQUESTS_JOB, run, messages, request });
  if (sending.kind === 'held') return { ...report, held: messages.length };
  if (sending.kind === 'paused') return { ...report, skipped: { ...skipped, paused: messages.length } };
  if (request.dry) return { ...report, queued: messages.length };
  const put = await needs.store.outbox.put(messages);
  // Where another message had the day, or somebody is away, they are decided again at the next beat: the wakes stay.
  if (put.alreadySaid === 0 && skipped.away === undefined) {
    await needs.store.wakes.setAll(meant.flatMap((one) => lookAgain(one, setting)));
    await woken.clear();
  }
  return { ...report, queued: put.queued, alreadySaid: alreadySaid + put.alreadySaid };
}

function lookAgain(request: MemberRequest, setting: Setting): Wake[] {
  const on = nextLook(request, setting.today, rulesOf(setting));
  return on === undefined ? [] : [{ job: 'requests', id: request.id, on }];
}

async function decideFor(
  needs: Needs,
  setting: Setting,
  key: PersonKey,
  open: readonly MemberRequest[],
  run: string,
): Promise<Decided> {
  const person = await needs.store.people.byKey(key);
  if (person === undefined) return { skipped: 'noSuchPerson' };
  if (isAway(person, setting.today)) return { skipped: 'away' };
  const why = whyNotReached(person);
  if (why !== undefined) return { skipped: `unreachable: ${why}` };
  const requests = open.filter(({ givenTo }) => givenTo === key);
  return decideChase({ person, requests, now: setting.now, run, ...rulesOf(setting) });
}
