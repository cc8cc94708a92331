import { type Digest, meetingMeant, type PerformanceMeeting, takesPerformance } from '../rules/digest.ts';
import type { DigestNotice } from '../rules/views.ts';
import type { Committee } from '../../../core/measures/framework.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { DigestFile } from '../store.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import type { Services, TodayContext } from '../../../core/services.ts';

export type DigestAt = {
  readonly committee: Committee;
  readonly meeting: PerformanceMeeting;
  readonly file: DigestFile;
};

export type WhichDigest = { readonly committee: string; readonly meeting?: string };

/**
 * Without a day, the next meeting that takes performance; without a code, the committee whose officer they are. One
 * storage transaction.
 */
export async function findDigest(
  { services, context, person }: UserAction,
  asked: WhichDigest,
): Promise<DigestAt | { readonly view: View }> {
  const { committees } = context.framework;
  const wanted = asked.committee.trim().toLowerCase();
  const isTheirs = ({ officers = [] }: Committee) => officers.includes(person.profile.email.toLowerCase());
  const committee = committees.find((one) => (wanted === '' ? isTheirs(one) : one.code.toLowerCase() === wanted));
  if (committee === undefined) {
    const codes = committees.map(({ code }) => code);
    return told({ what: 'whichCommittee', typed: asked.committee.slice(0, 60), codes });
  }
  const meeting = meetingOn(committee, asked.meeting) ?? meetingMeant(committee, context.today);
  if (meeting === undefined) return told({ what: 'noMeeting', title: committee.title });
  return { committee, meeting, file: await services.store.digests.open(committee.code, meeting.date) };
}

/** Of exactly this committee and day. */
export async function digestOn(
  { store }: Services,
  { framework }: TodayContext,
  code: string,
  date: string,
): Promise<DigestAt | undefined> {
  const committee = framework.committees.find((one) => one.code === code);
  const meeting = committee && meetingOn(committee, date);
  if (committee === undefined || meeting === undefined) return undefined;
  return { committee, meeting, file: await store.digests.open(code, meeting.date) };
}

const meetingOn = ({ meetings }: Committee, date = ''): PerformanceMeeting | undefined =>
  meetings.filter(takesPerformance).find((meeting) => meeting.date === date);

/** The readings that a digest is about. */
export const remitOf = ({ committee, meeting }: DigestAt) =>
  ({ of: 'committee', committee: committee.code, period: meeting.takesPerformance.text }) as const;

export const actNow = ({ context, person }: UserAction) => ({
  by: person.profile.key,
  at: context.now.toISOString(),
});

const told = (about: DigestNotice): { readonly view: View } => ({ view: { kind: 'notice', about } });

/** `decide` returns undefined to change nothing. */
export async function changeDigest(
  { store }: Services,
  at: DigestAt,
  decide: (current: Digest) => Digest | undefined,
): Promise<{ readonly at: DigestAt; readonly changed: boolean }> {
  const { committee, meeting } = at;
  const load = () => store.digests.open(committee.code, meeting.date);
  const what = `digest of ${committee.code} for ${meeting.date}`;
  return saveWithRetry({ what, opened: at.file, load }, async (file) => {
    const next = decide(file.digest);
    if (next === undefined) return { at: { ...at, file }, changed: false };
    if ((await store.digests.save(file, next)) !== 'saved') return 'conflict';
    return { at: { ...at, file: await load() }, changed: true };
  });
}
