import { decideFiles } from '../rules/decide-digest.ts';
import { paperKey } from '../rules/digest.ts';
import type { DigestNotice } from '../rules/views.ts';
import type { Topic, Message } from '../../../messaging/rules/message.ts';
import { mayAtDesk } from '../../../core/rights/relationships.ts';
import type { MessageView, ToChannel } from '../../../messaging/message-kind.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import { changeDigest, digestOn } from './find-digest.ts';
import { committeeDigestView, digestReport } from './digest-view.ts';
import { filesFor } from './digest-files.ts';
import { removeFiles, withdrawnView } from './undo-release.ts';

/** Dropped if released meanwhile. */
export async function committeeDigestNow(
  services: Services,
  context: TodayContext,
  { profile }: PersonFile,
  { topics: [covered] }: Message,
): Promise<MessageView> {
  const at = await atOf(services, context, covered);
  if (at === undefined || at.file.digest.state === 'released') return { skip: 'overtaken' };
  if (!mayAtDesk('seeDigest', profile)) return { skip: 'overtaken' };
  return { view: await committeeDigestView(services, context, at, { reader: 'officer', page: 1 }), shown: {} };
}

/** With its files; dropped if not released. */
export async function paperNow(
  { services, context, dry }: ToChannel,
  { key, topics: [covered] }: Message,
): Promise<MessageView> {
  const at = await atOf(services, context, covered);
  if (at === undefined) return { skip: 'overtaken' };
  if (covered?.milestone.is === 'paperWithdrawn') return { view: withdrawnView(context, at), shown: {} };
  const { digest } = at.file;
  // A release that was undone is not sent; a later release has its own message.
  if (digest.released === undefined || key !== paperKey(digest)) return { skip: 'overtaken' };
  const report = await digestReport(services, context, at, digest);
  const files = await filesFor(services, at, report, { by: digest.released.by, dry });
  const ids = files.map(({ id }) => id);
  if (!dry && ids.length > 0 && !(await changeDigest(services, at, (current) => decideFiles(current, ids))).changed) {
    await removeFiles(services, ids);
    return { skip: 'overtaken' };
  }
  const view = await committeeDigestView(services, context, at, { reader: 'committee', page: 1, files }, report);
  return { view, shown: {} };
}

/** Dropped if all words are the owner's again. */
export async function editsNow(services: Services, context: TodayContext, { topics }: Message): Promise<MessageView> {
  const milestone = topics[0]?.milestone;
  if (milestone?.is !== 'edited') return { skip: 'overtaken' };
  const at = await atOf(services, context, { code: milestone.committee, period: milestone.meeting });
  if (at === undefined) return { skip: 'overtaken' };
  const edits: Extract<DigestNotice, { what: 'wordsEdited' }>['edits'][number][] = [];
  for (const { code, period } of topics) {
    const edit = at.file.digest.edits.find((one) => one.code === code && one.period === period);
    const file = edit && (await services.store.measures.open(code));
    if (edit === undefined || file === undefined) continue;
    const by = (await services.store.people.byKey(edit.by))?.profile.name ?? '';
    edits.push({ title: file.measure.title, now: edit.soWhat, by });
  }
  if (edits.length === 0) return { skip: 'overtaken' };
  const about = { what: 'wordsEdited', committee: at.committee.title, meeting: at.meeting.date, edits } as const;
  return { view: { kind: 'notice', about }, shown: {} };
}

const atOf = async (services: Services, context: TodayContext, topic: Pick<Topic, 'code' | 'period'> | undefined) =>
  topic && digestOn(services, context, topic.code, topic.period);
