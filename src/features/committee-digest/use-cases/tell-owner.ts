import { newMessage } from '../../../messaging/rules/message.ts';
import type { Entry, Told } from '../../reports/rules/report.ts';
import type { Visit } from '../../../core/services.ts';
import { replyMoment } from '../../../messaging/use-cases/reply-moment.ts';
import type { DigestAt } from './find-digest.ts';

/** A measure of a report with its figure. */
export type ToldEntry = Entry & { readonly told: Told };

/** What is edited within this time goes together (milliseconds): an hour. */
const TOGETHER = 3600_000;

/**
 * Tells an owner, within working hours and once for a digest, that their words stand otherwise in a committee's papers.
 * What is edited until then is in the same message. Nobody is told of what they did themselves.
 */
export async function tellOwner({ needs, setting, person }: Visit, at: DigestAt, entry: ToldEntry): Promise<void> {
  const { owner } = entry.measure;
  const file = owner === undefined || owner === person.person.key ? undefined : await needs.store.people.byKey(owner);
  if (file === undefined || file.conversation?.reachable !== true) return;
  const { committee, meeting } = at;
  const { code } = entry.measure;
  const message = {
    key: `edited|${file.person.key}|${committee.code}|${meeting.date}`,
    kind: 'digestEdited' as const,
    to: file.person.key,
    covers: [{ code, period: entry.told.reading.period.text, stage: `edited ${committee.code} ${meeting.date}` }],
    run: 'reply',
  };
  const then = { ...setting, now: new Date(setting.now.getTime() + TOGETHER) };
  await needs.store.outbox.put([newMessage(message, replyMoment(file, then))]);
}
