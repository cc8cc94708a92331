import { periodOf } from '../../../core/periods/read-period.ts';
import { latestTaken } from '../../release/rules/latest-round.ts';
import type { Proposals } from '../rules/review.ts';
import { gatherReport } from '../../reports/use-cases/make-report.ts';
import type { Visit } from '../../../core/services.ts';

/**
 * What each committee asked, answered or not, as its report for the last round has it: Cabinet decides with their views
 * before it. Costs what all the committees' reports cost; it is for people who ask once a year.
 */
export async function committeeViews({ needs, setting }: Visit): Promise<Proposals['views']> {
  const { committees } = setting.framework;
  const period = latestTaken(committees, setting.today);
  if (period === undefined) return [];
  const views: Proposals['views'][number][] = [];
  for (const committee of committees) {
    const open = { draft: false, whole: false };
    const { requests } = await gatherReport(needs, setting, committee, periodOf(period), open);
    if (requests.length > 0) views.push({ committee: committee.title, asked: requests });
  }
  return views;
}
