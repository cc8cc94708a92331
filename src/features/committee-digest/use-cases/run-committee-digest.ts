import { type Day, dayInLondon } from '../../../core/calendar/day.ts';
import { decideForOfficer } from '../rules/decide-message.ts';
import { meetingsDue } from '../rules/digest.ts';
import { type Services, type TodayContext, readToday } from '../../../core/services.ts';
import type { RunReport, RunRequest } from '../../../messaging/use-cases/run.ts';
import { type Decided, sendDecided } from '../../../messaging/use-cases/send-decided.ts';
import { whyLeftAlone } from '../../../messaging/rules/reach.ts';
import type { Committee } from '../../../core/measures/framework.ts';
import type { PersonFile } from '../../../messaging/people.ts';

export const COMMITTEE_DIGEST = 'committee-digest';

/**
 * A missed day is made up until the meeting. The meetings are in the cached framework, so a run without one costs no
 * storage transaction.
 */
export async function runCommitteeDigest(services: Services, request: RunRequest): Promise<RunReport> {
  const context = await readToday(services);
  const run = `${COMMITTEE_DIGEST} ${context.now.toISOString()}`;
  const decided = await decideAll(services, context, run);
  return sendDecided(services, context, { job: COMMITTEE_DIGEST, run, request, decided });
}

async function decideAll(services: Services, context: TodayContext, run: string): Promise<Decided[]> {
  const { framework, today, calendar, now } = context;
  const decided: Decided[] = [];
  // An officer of two committees hears of the second on another day.
  const planned = new Map<string, Day[]>();
  for (const committee of framework.committees) {
    for (const meeting of meetingsDue(committee, today, calendar)) {
      const { digest } = await services.store.digests.open(committee.code, meeting.date);
      if (digest.state === 'released') continue;
      for (const officer of await officersOf(services, committee)) {
        const why = whyLeftAlone(officer, context);
        const { key } = officer.profile;
        const heardOn = [...officer.heardOn, ...(planned.get(key) ?? [])];
        const facts = { committee: committee.code, meeting, digest, officer: { ...officer, heardOn }, now, run };
        const made =
          why === undefined ? decideForOfficer({ ...facts, calendar, quiet: framework.quiet }) : { skipped: why };
        if (typeof made === 'object' && 'key' in made) {
          planned.set(key, [...(planned.get(key) ?? []), dayInLondon(new Date(made.notBefore))]);
        }
        decided.push(made);
      }
    }
  }
  return decided;
}

/**
 * The officers that the framework names for a committee, at two storage transactions each. If it names none of the
 * register: every committee officer, else the performance team, which reads all people.
 */
export async function officersOf({ store }: Services, { officers = [] }: Committee): Promise<PersonFile[]> {
  const named: PersonFile[] = [];
  for (const email of officers) {
    const file = await store.people.byEmail(email);
    if (file?.profile.roles.some((role) => role === 'committee-officer' || role === 'performance')) named.push(file);
  }
  if (named.length > 0) return named;
  const all = await Array.fromAsync(store.people.all());
  const having = (role: PersonFile['profile']['roles'][number]) =>
    all.filter(({ profile }) => profile.roles.includes(role));
  const everyOfficer = having('committee-officer');
  return everyOfficer.length > 0 ? everyOfficer : having('performance');
}
