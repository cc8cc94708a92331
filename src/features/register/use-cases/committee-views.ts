import { periodOf } from '../../../core/periods/read-period.ts';
import { latestTaken } from '../../release/rules/which.ts';
import type { Proposals } from '../rules/review.ts';
import { gatherFacts } from '../../reports/feature.ts';
import { buildReport } from '../../reports/rules/build-report.ts';
import type { UserAction } from '../../../actions/action.ts';

/**
 * What each committee asked, answered or not, as its report for the last round has it: Cabinet decides with their views
 * before it. Costs what all the committees' reports cost; it is for people who ask once a year.
 */
export async function committeeViews({ services, context }: UserAction): Promise<Proposals['views']> {
  const { committees } = context.framework;
  const period = latestTaken(committees, context.today);
  if (period === undefined) return [];
  const views: Proposals['views'][number][] = [];
  for (const committee of committees) {
    const open = { draft: false, whole: false };
    const { requests } = buildReport(await gatherFacts(services, context, committee, periodOf(period), open));
    if (requests.length > 0) views.push({ committee: committee.title, asked: requests });
  }
  return views;
}
