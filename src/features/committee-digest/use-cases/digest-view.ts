import { isUndoable } from '../rules/decide-digest.ts';
import type { Digest, PerformanceMeeting } from '../rules/digest.ts';
import { withEdits } from '../rules/edited.ts';
import type { CommitteeDigestView, DigestDone } from '../rules/views.ts';
import type { Committee } from '../../../core/measures/framework.ts';
import { periodOf } from '../../../core/periods/read-period.ts';
import { buildReport, hiddenInReport, wouldName } from '../../reports/rules/build-report.ts';
import { openText } from '../../reports/rules/open-text.ts';
import type { Report } from '../../reports/rules/report.ts';
import { gatherFacts } from '../../reports/feature.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { thriveReach } from '../../thrive/feature.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { DigestAt } from './find-digest.ts';

/**
 * The committee's report for the meeting's period, with the officer's edits. Before its release it has unreleased
 * readings, and small numbers are hidden all the same. Reads the remit; the whole register only for the whole
 * framework.
 */
export async function digestReport(
  services: Services,
  context: TodayContext,
  { committee, meeting }: { readonly committee: Committee; readonly meeting: PerformanceMeeting },
  digest: Digest,
  whole = false,
): Promise<Report> {
  const draft = digest.state !== 'released';
  const period = periodOf(meeting.takesPerformance.text);
  const facts = await gatherFacts(services, context, committee, period, { draft, whole });
  return withEdits(buildReport(facts), digest, {
    opening: (text) => openText(text, hiddenInReport(facts)).kind === 'said',
    item: (code, of, words) => wouldName(facts, code, of, words).length === 0,
  });
}

type Shown = Pick<CommitteeDigestView, 'reader' | 'page' | 'done' | 'asks' | 'files'>;

/** Five storage transactions besides those of {@link digestReport}. */
export async function committeeDigestView(
  services: Services,
  context: TodayContext,
  at: DigestAt,
  shown: Shown,
  known?: Report,
): Promise<CommitteeDigestView> {
  const { committee, meeting, file } = at;
  const { digest } = file;
  const report = known ?? (await digestReport(services, context, at, digest));
  const codes = report.remit.flatMap(({ entries }) => entries.map(({ measure }) => measure.code));
  const { sum } = await thriveReach(services, codes);
  const by = digest.state === 'held' ? digest.held?.by : digest.released?.by;
  const who = digest.state === 'preview' || by === undefined ? undefined : await services.store.people.byKey(by);
  return {
    kind: 'committeeDigest',
    today: context.today,
    meeting,
    digest,
    report,
    goesTo: await goesTo(services, committee),
    ...(who && { by: who.profile.name }),
    ...(isUndoable(digest, context.now) && { undoable: true }),
    ...(sum.groups > 0 && { staff: sum }),
    ...shown,
  };
}

export const showToOfficer = (
  { services, context }: UserAction,
  at: DigestAt,
  page: number,
  done?: DigestDone,
): Promise<CommitteeDigestView> =>
  committeeDigestView(services, context, at, { reader: 'officer', page, ...(done && { done }) });

async function goesTo({ store }: Services, { code }: Committee): Promise<CommitteeDigestView['goesTo']> {
  const channel = await store.channels.of({ as: 'committee', code });
  if (channel === undefined) return 'nowhere';
  return channel.conversation.reachable ? channel.channel.kind : 'refused';
}
