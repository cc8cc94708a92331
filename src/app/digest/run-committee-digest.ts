import { type Day, dayInLondon } from '../../domain/calendar/day.ts';
import { decideForOfficer } from '../../domain/digest/decide-message.ts';
import { meetingsDue } from '../../domain/digest/digest.ts';
import type { Message } from '../../domain/messages.ts';
import { isAway } from '../../domain/rounds/who-hears.ts';
import { countBy } from '../count-by.ts';
import { holdOrSend } from '../hold-run.ts';
import { type Needs, type Setting, settingOf } from '../needs.ts';
import type { PersonFile } from '../ports.ts';
import type { RunReport, RunRequest } from '../run.ts';
import { officersOf } from './officers.ts';

export const COMMITTEE_DIGEST = 'committee-digest';

/**
 * Brings each committee's digest to its officers, eight working days before the paper deadline of a meeting that takes
 * performance; what was missed is caught up until the meeting. The meetings are in the framework, which is kept in
 * memory, so that nothing is woken and a beat without a meeting ahead costs no storage transaction. No measure is read:
 * the digest is made when the message goes.
 */
export async function runCommitteeDigest(needs: Needs, request: RunRequest): Promise<RunReport> {
  const setting = await settingOf(needs);
  const run = `${COMMITTEE_DIGEST} ${setting.now.toISOString()}`;
  const decided = await decideAll(needs, setting, run);
  const messages = decided.flatMap((made) => (typeof made === 'object' && 'key' in made ? [made] : []));
  const skipped = countBy(
    decided.flatMap((made) => (typeof made === 'object' && 'skipped' in made ? [made.skipped] : [])),
  );
  const alreadySaid = decided.filter((made) => made === 'alreadySaid').length;
  const report = {
    job: COMMITTEE_DIGEST,
    targeted: decided.length,
    queued: 0,
    alreadySaid,
    held: 0,
    skipped,
    messages,
  };
  const sending = await holdOrSend(needs, setting, { job: COMMITTEE_DIGEST, run, messages, request });
  if (sending.kind === 'held') return { ...report, held: messages.length };
  if (sending.kind === 'paused') return { ...report, skipped: { ...skipped, paused: messages.length } };
  if (request.dry) return { ...report, queued: messages.length };
  const put = await needs.store.outbox.put(messages);
  return { ...report, queued: put.queued, alreadySaid: alreadySaid + put.alreadySaid };
}

type Decided = Message | 'alreadySaid' | { readonly skipped: string };

async function decideAll(needs: Needs, setting: Setting, run: string): Promise<Decided[]> {
  const { framework, today, calendar, now } = setting;
  const decided: Decided[] = [];
  // Who serves two committees hears of the second on another day.
  const planned = new Map<string, Day[]>();
  for (const committee of framework.committees) {
    for (const meeting of meetingsDue(committee, today, calendar)) {
      const { digest } = await needs.store.digests.open(committee.code, meeting.date);
      if (digest.state === 'released') continue;
      for (const officer of await officersOf(needs, committee)) {
        const why = whyLeftAlone(officer, setting);
        const { key } = officer.person;
        const heardOn = [...officer.heardOn, ...(planned.get(key) ?? [])];
        const facts = {
          committee: committee.code,
          meeting,
          digest,
          officer: { ...officer, heardOn },
          now,
          run,
          calendar,
        };
        const made = why ?? decideForOfficer({ ...facts, quiet: framework.quiet });
        if (typeof made === 'object' && 'key' in made) {
          planned.set(key, [...(planned.get(key) ?? []), dayInLondon(new Date(made.notBefore))]);
        }
        decided.push(made);
      }
    }
  }
  return decided;
}

function whyLeftAlone(officer: PersonFile, { today }: Setting): { readonly skipped: string } | undefined {
  if (isAway(officer, today)) return { skipped: 'away' };
  const { conversation, person } = officer;
  if (conversation === undefined) return person.entraId === '' ? { skipped: 'noConversation' } : undefined;
  return conversation.reachable ? undefined : { skipped: `unreachable: ${conversation.why}` };
}
