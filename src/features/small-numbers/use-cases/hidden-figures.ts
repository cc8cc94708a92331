import type { LiveMeasure } from '../../../core/measures/measure.ts';
import { hiddenFigures } from '../../reports/rules/open-text.ts';
import { SIGHTS } from '../../../core/rights/may.ts';
import { copyFor } from '../rules/copy-for.ts';
import { policyOf } from '../rules/policy.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { relativesOfARun } from './relatives.ts';

/**
 * Figures of these measures that others may not see, to search texts for them. `about` is the measure that the text is
 * about: its common numbers ("two") are searched for too.
 */
export async function hiddenOf(
  services: Services,
  { framework }: TodayContext,
  codes: readonly string[],
  about?: string,
): Promise<string[]> {
  const files = codes.length === 0 ? [] : await services.store.measures.openMany([...new Set(codes)]);
  const relatives = relativesOfARun(services, framework, files);
  const own = await Promise.all(
    files.map(async (file) => {
      const context = { framework, relatives: await relatives(file.measure.code) };
      return { file, copy: copyFor(file, SIGHTS.officer, context), closely: isThat(file, about) };
    }),
  );
  return hiddenFigures(own);
}

const isThat = ({ measure }: MeasureFile, about = '') => measure.code.toUpperCase() === about.toUpperCase();

/**
 * For an objective, its measures; for one without measures (cross-cutting), all measures. One storage transaction for a
 * thousand measures, and few for those that hide anything.
 */
export async function hiddenOfObjective(
  services: Services,
  context: TodayContext,
  objective: string,
): Promise<string[]> {
  const { framework } = context;
  const all = (await services.store.measures.titles()).filter((measure) => mayHide(measure, framework));
  const own = all.filter(({ policyObjective }) => policyObjective === objective);
  const codes = (own.length > 0 ? own : all).map(({ code }) => code);
  return hiddenOf(services, context, codes);
}

const mayHide = (measure: LiveMeasure, { smallNumber, parts = [] }: TodayContext['framework']) =>
  policyOf(measure, smallNumber) !== undefined ||
  parts.some(({ code, of }) => code === measure.code || of === measure.code);

/** For a committee, its measures of today, and the one that the text is about. */
export async function hiddenOfCommittee(
  services: Services,
  context: TodayContext,
  committee: string,
  about?: string,
): Promise<string[]> {
  const routed = committee === '' ? [] : await services.store.measures.ofCommittee(committee);
  const codes = routed.filter(({ until }) => until === undefined).map(({ code }) => code);
  return hiddenOf(services, context, [...codes, ...(about === undefined ? [] : [about])], about);
}
