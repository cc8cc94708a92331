import type { ChannelKey } from '../../../core/channel.ts';
import { addDays, dayInLondon } from '../../../core/calendar/day.ts';
import { type WorkingCalendar, plusWorkingDays } from '../../../core/calendar/working-days.ts';
import type { QuietRules } from '../../../core/measures/quiet-rules.ts';
import { type Message, newMessage } from '../../../messaging/rules/message.ts';
import { nextAllowedMoment } from '../../../messaging/rules/quiet.ts';
import type { Listener } from '../../readings/rules/message-history.ts';
import type { Digest, PerformanceMeeting } from './digest.ts';

/** Working days before the paper deadline at which an officer who did nothing is asked again. */
const ONCE_MORE_BEFORE = 2;

export type OfficerFacts = {
  readonly committee: string;
  readonly meeting: PerformanceMeeting;
  readonly digest: Digest;
  readonly officer: Listener;
  readonly now: Date;
  readonly run: string;
  readonly calendar: WorkingCalendar;
  readonly quiet: QuietRules;
};

/** Once when the digest is ready, even if late, and once more before the paper deadline if nothing was done. */
export function decideForOfficer(facts: OfficerFacts): Message | 'alreadySaid' {
  const { committee, meeting, digest, officer, now, run, calendar, quiet } = facts;
  if (digest.state === 'released') return 'alreadySaid';
  const { profile, heardOn, messages } = officer;
  const first = `committee|${committee}|${meeting.date}|${profile.key}`;
  const said = messages.find(({ key }) => key === first);
  const again = `${first}|again`;
  const lastCall = plusWorkingDays(calendar, meeting.paperDeadline, -ONCE_MORE_BEFORE);
  const today = dayInLondon(now);
  const isTime = today >= lastCall && today <= meeting.paperDeadline && digest.state === 'preview';
  // No reminder within a day of the first message.
  const isLong = said !== undefined && dayInLondon(new Date(said.notBefore)) <= addDays(today, -2);
  const key = said === undefined ? first : again;
  if (said !== undefined && !(isTime && isLong && messages.every((message) => message.key !== again))) {
    return 'alreadySaid';
  }
  const notBefore = nextAllowedMoment({ person: profile, heardOn, from: now, calendar, quiet });
  const topics = [
    { code: committee, period: meeting.date, milestone: { is: 'digest' as const, again: said !== undefined } },
  ];
  return newMessage({ key, kind: 'committeeDigest', to: profile.key, topics, run }, notBefore);
}

export const paperMessage = (
  { committee, meeting }: Digest,
  { key, to, is }: { readonly key: string; readonly to: ChannelKey; readonly is: 'paper' | 'paperWithdrawn' },
  notBefore: Date,
): Message => {
  const topics = [{ code: committee, period: meeting, milestone: { is } }];
  return newMessage({ key, kind: 'committeePaper', to, topics, run: 'reply' }, notBefore);
};
