import { analyse } from '../../analysis/rules/analyse.ts';
import { comparable } from '../../analysis/rules/series.ts';
import type { EmployeeGroup } from '../../../core/measures/people.ts';
import type { Copy } from '../../small-numbers/rules/copy-for.ts';
import { chainLink } from '../rules/chain.ts';
import type { NewsFigure } from '../rules/decide-explainer.ts';
import type { ExplainerFacts, ExplainerName } from '../rules/views.ts';
import type { Here } from './groups.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { newestShown, openCopy, type RelativesOfARun, relativesOfARun } from '../../small-numbers/feature.ts';

/** The newest released figure that a group may see. */
export function newestFigure(copy: Copy): NewsFigure | undefined {
  const period = newestShown(copy)?.period;
  return period && { code: copy.measure.code, period };
}

/** The group's measures as they may be shown in the open. One storage transaction each, and those of relatives. */
export async function openCopies(
  { services, context }: Here,
  { measures }: Pick<EmployeeGroup, 'measures'>,
  open: (code: string) => Promise<MeasureFile | undefined> = (code) => services.store.measures.open(code),
  relatives: RelativesOfARun = relativesOfARun(services, context.framework),
): Promise<Copy[]> {
  const copies = await Promise.all(
    measures.map(async (code) => {
      const file = await open(code);
      return file && openCopy(file, context, relatives);
    }),
  );
  return copies.filter((copy) => copy !== undefined);
}

/** What an explainer says now; undefined if its figure may not be shown. One storage transaction, and those of relatives. */
export async function factsOf(
  { services, context }: Here,
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
    link: chainLink(group, copy.measure, framework, today),
    reading,
    history,
    ...(trend && { trend }),
    written,
  };
}
