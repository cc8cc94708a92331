import type { ToldEntry } from '../../reports/rules/report.ts';
import type { UserAction } from '../../../actions/action.ts';
import { replyTo } from '../../../messaging/use-cases/reply-moment.ts';
import type { DigestAt } from './find-digest.ts';

/** An hour, in milliseconds: what is edited within it is in one message. */
const TOGETHER = 3600_000;

/** Tells an owner once for each digest, within working hours, that their words were edited. */
export async function tellOwner(
  { services, context, person }: UserAction,
  at: DigestAt,
  entry: ToldEntry,
): Promise<void> {
  const { owner } = entry.measure;
  const file =
    owner === undefined || owner === person.person.key ? undefined : await services.store.people.byKey(owner);
  if (file === undefined || file.conversation?.reachable !== true) return;
  const { committee, meeting } = at;
  const { code } = entry.measure;
  const message = {
    key: `edited|${file.person.key}|${committee.code}|${meeting.date}`,
    kind: 'digestEdited' as const,
    topics: [
      {
        code,
        period: entry.told.reading.period.text,
        milestone: { is: 'edited' as const, committee: committee.code, meeting: meeting.date },
      },
    ],
  };
  const then = { ...context, now: new Date(context.now.getTime() + TOGETHER) };
  await services.store.outbox.put([replyTo(file, then, message)]);
}
