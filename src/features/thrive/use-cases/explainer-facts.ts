import { analyse } from '../../analysis/rules/analyse.ts';
import { comparable } from '../../analysis/rules/series.ts';
import { isExempt } from '../../../core/measures/exempt.ts';
import type { EmployeeGroup } from '../../../core/measures/group.ts';
import { SIGHTS } from '../../../core/rights/sights.ts';
import { type Copy, copyFor } from '../../small-numbers/rules/copy-for.ts';
import { linkOf } from '../rules/chain.ts';
import type { Figure } from '../rules/decide-explainer.ts';
import type { ExplainerFacts, ExplainerName } from '../rules/views.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { type RelativesOfARun, relativesOfARun } from '../../small-numbers/use-cases/relatives.ts';

/**
 * A measure as a group may see it: released, with small numbers hidden, for what stands in a channel may be read by
 * anybody. Undefined where it may stand in no open paper.
 */
export async function openCopy(
  file: MeasureFile,
  { framework }: TodayContext,
  relatives: RelativesOfARun,
): Promise<Copy | undefined> {
  if (isExempt(file.measure, framework.committees)) return undefined;
  return copyFor(file, SIGHTS.public, { framework, relatives: await relatives(file.measure.code) });
}

/** The newest released figure that a group may see; of two that end together the longer period. */
export function newestFigure(copy: Copy): Figure | undefined {
  const newest = [...copy.readings]
    .sort(
      (a, b) =>
        a.reading.period.end.localeCompare(b.reading.period.end) ||
        b.reading.period.start.localeCompare(a.reading.period.start),
    )
    .at(-1);
  // A newest figure that is hidden is not replaced by an older one: that would say it is the newest.
  return newest?.kind === 'shown' ? { code: copy.measure.code, period: newest.reading.period } : undefined;
}

/** What an explainer says now; undefined where its figure may not (or no longer) be shown. One storage transaction, and those of its relatives. */
export async function factsOf(
  services: Services,
  context: TodayContext,
  group: EmployeeGroup,
  name: Pick<ExplainerName, 'code' | 'period'>,
  written: string,
): Promise<ExplainerFacts | undefined> {
  const file = await services.store.measures.open(name.code);
  const copy = file && (await openCopy(file, context, relativesOfARun(services, context.framework)));
  const reading = copy?.shown.find(({ period }) => period.text === name.period);
  if (copy === undefined || reading === undefined) return undefined;
  const history = comparable(copy.shown, reading.period);
  const { trend } = analyse(copy.measure, copy.shown, { like: reading.period });
  const { today, framework } = context;
  return {
    today,
    group,
    link: linkOf(group, copy.measure, framework, today),
    reading,
    history,
    ...(trend && { trend }),
    written,
  };
}
