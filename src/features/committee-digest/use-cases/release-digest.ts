import { decideReleased, decideReleasing } from '../rules/decide-digest.ts';
import { paperKey } from '../rules/digest.ts';
import { leftOutOf } from '../rules/edited.ts';
import type { ReleaseAsked } from '../rules/views.ts';
import { paperMessage } from '../rules/decide-message.ts';
import type { Report } from '../../reports/rules/report.ts';
import { nextWorkingMoment } from '../../../messaging/rules/quiet.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import { type Released, type ReleaseOptions, releaseReadings, findWhich, periodsIn } from '../../release/feature.ts';
import { actNow, changeDigest, type DigestAt, remitOf } from './find-digest.ts';
import { committeeDigestView, digestReport, showToOfficer } from './digest-view.ts';
import { recordState } from './edit-digest.ts';

/** Shows what a release would do and what blocks it; stores nothing. */
export async function askRelease(action: UserAction, at: DigestAt, page: number): Promise<View> {
  const { services, context } = action;
  const { digest } = at.file;
  if (digest.state === 'released') return showToOfficer(action, at, page);
  const report = await digestReport(services, context, at, digest);
  const asks = { ...askedOf(await releaseAll(action, at, report, { dry: true })), leftOut: leftOutOf(report, digest) };
  return committeeDigestView(services, context, at, { reader: 'officer', page, asks }, report);
}

/**
 * Releases the figures, then the digest, then posts the card and the files in the committee's channel. A repeated press
 * completes what a crash left undone, and changes nothing else.
 */
export async function releaseDigest(action: UserAction, at: DigestAt, page: number): Promise<View> {
  const { services, context } = action;
  const now = at.file.digest;
  const draft = await digestReport(services, context, at, { ...now, state: 'preview' });
  // No words are dropped silently: they are changed first, or the decision that the figure may be shown is recorded.
  const isBegun = now.state === 'released' || now.releasing !== undefined;
  if (!isBegun && leftOutOf(draft, now).length > 0) return askRelease(action, at, page);
  const by = actNow(action);
  const begun = await changeDigest(services, at, (current) => decideReleasing(current, by));
  const { digest } = begun.at.file;
  const released = await releaseAll(action, begun.at, draft, { at: digest.releasing?.at ?? by.at });
  const decided = await changeDigest(services, begun.at, (current) => decideReleased(current, by));
  if (decided.changed) await recordState(action, decided.at, digest.state, 'released', '');
  const goes = await sendToPlace(action, decided.at);
  const figures = released.filter(({ outcome }) => outcome.kind === 'release').length;
  return showToOfficer(action, decided.at, page, { what: 'released', figures, goes });
}

/**
 * Every reading of the remit that ends in the period, because trends rest on them. Exempt measures are not released.
 */
async function releaseAll(
  { services, context, person }: UserAction,
  at: DigestAt,
  report: Report,
  act: Pick<ReleaseOptions, 'dry' | 'at'>,
): Promise<Released[]> {
  const which = remitOf(at);
  const found = await findWhich(services, context, which);
  if (found.kind === 'refused') return [];
  const told = new Set(report.remit.flatMap(({ entries }) => entries.map(({ measure }) => measure.code)));
  const files = found.files.filter(({ measure }) => told.has(measure.code));
  const names = files.flatMap((file) =>
    periodsIn(file, found.period, which).map((period) => ({ code: file.measure.code, period })),
  );
  return releaseReadings(services, person.profile.key, names, { ...act, files });
}

function askedOf(released: readonly Released[]): Omit<ReleaseAsked, 'leftOut'> {
  const all = released.map(({ outcome }) => outcome);
  const going = all.filter((outcome) => outcome.kind === 'release');
  const noted = (note: string) => going.filter(({ notes }) => notes.some((one) => one === note)).length;
  return {
    figures: going.length,
    already: all.filter(({ kind }) => kind === 'already').length,
    withoutWords: noted('noWords'),
    provisional: noted('provisional'),
    blocked: [...new Set(released.filter(({ outcome }) => outcome.kind === 'blocked').map(({ title }) => title))],
  };
}

/** False: the committee has no channel or chat that can be written to. */
async function sendToPlace({ services, context }: UserAction, { committee, file }: DigestAt): Promise<boolean> {
  const channel = await services.store.channels.of({ as: 'committee', code: committee.code });
  if (channel === undefined || !channel.conversation.reachable) return false;
  const { calendar, framework, now } = context;
  const to = channel.channel.key;
  const from = nextWorkingMoment({ person: { key: to, workDays: [] }, from: now, calendar, quiet: framework.quiet });
  await services.store.outbox.put([paperMessage(file.digest, { key: paperKey(file.digest), to, is: 'paper' }, from)]);
  return true;
}
