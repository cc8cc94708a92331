import { decideUndo, isUndoable } from '../rules/decide-digest.ts';
import { paperKey } from '../rules/digest.ts';
import type { DigestDone, Posted } from '../rules/views.ts';
import { paperMessage } from '../rules/decide-message.ts';
import type { Message } from '../../../messaging/rules/message.ts';
import { periodOf } from '../../../core/periods/read-period.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { Conversation } from '../../../messaging/people.ts';
import type { ChannelFile } from '../../channels/store.ts';
import { takeBack } from '../../release/feature.ts';
import { changeDigest, type DigestAt, remitOf } from './find-digest.ts';
import { showToOfficer } from './digest-view.ts';
import { recordState } from './edit-digest.ts';

/** Ends the key of the message that says that a digest is withdrawn, where its card cannot be changed. */
const WITHDRAWN = 'withdrawn';

/**
 * Undoes a release within ten minutes: takes back the figures that it released, removes its files, and makes it a
 * preview again. The figures come first, so that a repeated press completes what a crash left undone.
 */
export async function undoRelease(action: UserAction, at: DigestAt, page: number): Promise<View> {
  const { services, context, person } = action;
  const { digest } = at.file;
  const show = (now: DigestAt, done?: DigestDone) => showToOfficer(action, now, page, done);
  if (digest.released === undefined) return show(at);
  if (!isUndoable(digest, context.now)) return show(at, { what: 'tooLateToUndo' });
  const back = await takeBack(services, remitOf(at), { at: digest.released.at }, person.profile.key);
  if (back.kind !== 'takenBack') return show(at, { what: 'tooLateToUndo' });
  const decided = await changeDigest(services, at, (current) => decideUndo(current, context.now));
  if (!decided.changed) return show(decided.at);
  await removeFiles(services, digest.files ?? []);
  await recordState(action, decided.at, 'released', 'preview', 'The release was undone.');
  const posted = await withdrawFromPlace(action, at);
  return show(decided.at, { what: 'undone', figures: back.readings.length, posted });
}

/** Replaces the posted card, or follows it if it was just being sent. */
export function withdrawnView({ today }: TodayContext, { committee, meeting }: DigestAt): View {
  const on = { period: periodOf(meeting.takesPerformance.text), meeting: meeting.date, on: today };
  return { kind: 'notice', about: { what: 'digestWithdrawn', committee: committee.title, ...on } };
}

type PostedCard = { readonly conversation: Conversation; readonly activityId: string; readonly view: View };

export async function withdrawnCards({ services, context }: UserAction, view: View): Promise<PostedCard[]> {
  if (view.kind !== 'committeeDigest' || view.done?.what !== 'undone' || view.done.posted !== 'stands') return [];
  const committee = context.framework.committees.find(({ code }) => code === view.digest.committee);
  const channel = await services.store.channels.of({ as: 'committee', code: view.digest.committee });
  const { undone = 0 } = view.digest;
  const message = channel && paperOf(channel, { ...view.digest, undone: undone - 1 });
  if (committee === undefined || channel === undefined || message === undefined) return [];
  const { conversation } = channel;
  const at = { committee, meeting: view.meeting, file: { digest: view.digest, version: '' } };
  const thread = `${conversation.conversationId};messageid=${message.activityId}`;
  return [
    {
      conversation: conversation.kind === 'channel' ? { ...conversation, conversationId: thread } : conversation,
      activityId: message.activityId,
      view: withdrawnView(context, at),
    },
  ];
}

export async function removeFiles({ store }: Services, ids: readonly string[]): Promise<void> {
  for (const id of ids) await store.documents.drop(id);
}

const paperOf = ({ messages }: ChannelFile, digest: Parameters<typeof paperKey>[0]): Message | undefined =>
  messages.find(({ key }) => key === paperKey(digest));

/** A queued card is dropped when it is its turn; one that may have been sent is followed by a message. */
async function withdrawFromPlace({ services, context }: UserAction, { committee, file }: DigestAt): Promise<Posted> {
  const channel = await services.store.channels.of({ as: 'committee', code: committee.code });
  const message = channel && paperOf(channel, file.digest);
  if (channel === undefined || message === undefined) return 'no';
  if (message.state === 'delivered' && message.activityId !== '') return 'stands';
  if (message.state !== 'sending' && message.state !== 'unknown') return 'no';
  const word = { key: `${message.key}|${WITHDRAWN}`, to: channel.channel.key, is: 'paperWithdrawn' } as const;
  await services.store.outbox.put([paperMessage(file.digest, word, context.now)]);
  return 'onItsWay';
}
