import { isRouted } from '../../../core/measures/routing.ts';
import type { Period } from '../../../core/periods/period.ts';
import { readPeriod } from '../../../core/periods/read-period.ts';
import { isIn } from '../../reports/rules/why-no-value.ts';
import type { Which } from '../rules/which.ts';
import type { Refused } from '../../../core/refused.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';

export type ReadingName = { readonly code: string; readonly period: string };

export type FoundReadings = {
  readonly kind: 'found';
  readonly period: Period;
  readonly files: readonly MeasureFile[];
};

const AT_ONCE = 8;

/** A committee's measures are those it had at the end of the period. An objective and `all` read the whole register. */
export async function findWhich(
  services: Services,
  context: TodayContext,
  which: Which,
): Promise<FoundReadings | Refused> {
  const read = readPeriod(which.period);
  if (read.kind === 'unreadable') return { kind: 'refused', problem: read.problem, cure: read.cure };
  const { period } = read;
  switch (which.of) {
    case 'measures': {
      const opened = await mapAtOnce(which.codes, AT_ONCE, (code) => openNamed(services, code));
      const unknown = which.codes.filter((_code, index) => opened[index] === undefined);
      if (unknown.length > 0) return noSuchMeasure(unknown.slice(0, 5).join(', ').slice(0, 200));
      return { kind: 'found', period, files: opened.flatMap((file) => file ?? []) };
    }
    case 'committee': {
      const { committees } = context.framework;
      const committee = committees.find(({ code }) => code.toLowerCase() === which.committee.trim().toLowerCase());
      if (committee === undefined) {
        const problem = `There is no committee ${which.committee.slice(0, 60)}.`;
        return { kind: 'refused', problem, cure: `Choose one of: ${committees.map(({ code }) => code).join(', ')}.` };
      }
      const routed = (await services.store.measures.ofCommittee(committee.code)).filter((one) => isRouted(one, period));
      const codes = [...new Set(routed.map(({ code }) => code.toUpperCase()))];
      const files = await mapAtOnce(codes, AT_ONCE, (code) => services.store.measures.open(code));
      return { kind: 'found', period, files: files.flatMap((file) => file ?? []) };
    }
    case 'objective': {
      const wanted = which.objective.trim().toLowerCase();
      const files = await everything(services, ({ measure }) => measure.policyObjective.toLowerCase() === wanted);
      if (files.length > 0) return { kind: 'found', period, files };
      const known = context.framework.objectives.map(({ code }) => code).join(', ');
      const problem = `No measure belongs to an objective ${which.objective.slice(0, 60)}.`;
      return { kind: 'refused', problem, cure: `Choose one of: ${known}.` };
    }
    case 'all':
      return { kind: 'found', period, files: await everything(services, () => true) };
  }
}

/** A measure by its code as a person gave it; no code is that long. */
export async function openNamed({ store }: Pick<Services, 'store'>, code: string): Promise<MeasureFile | undefined> {
  return code.length > 200 ? undefined : store.measures.open(code);
}

export const noSuchMeasure = (name: string): Refused => ({
  kind: 'refused',
  problem: `There is no measure ${name}.`,
  cure: 'Its code is in the register’s measures.csv.',
});

async function everything({ store }: Services, is: (file: MeasureFile) => boolean): Promise<MeasureFile[]> {
  const files: MeasureFile[] = [];
  for await (const file of store.measures.all()) if (is(file)) files.push(file);
  return files;
}

/**
 * The periods of a measure that are meant, oldest first: of a named measure that very period, if it has one;
 * otherwise all that end within the period, as a report takes them.
 */
export function periodsIn(
  { readings, due }: Pick<MeasureFile, 'readings' | 'due'>,
  period: Period,
  { of }: Pick<Which, 'of'>,
): string[] {
  const known = [...readings, ...due].map((one) => one.period);
  if (of === 'measures' && known.some(({ text }) => text === period.text)) return [period.text];
  const within = known.filter((one) => isIn(one, period)).sort((a, b) => a.end.localeCompare(b.end));
  return [...new Set(within.map(({ text }) => text))];
}
