import { analyseMeasure, type AnalysisReport } from '../app/analyse.ts';
import type { Product } from '../container.ts';
import type { ExitCode } from './exit-code.ts';

/** `pmif analyse`: what the numbers of one measure say. An unknown code is an unusable argument. */
export async function analyseCommand({ needs, words }: Product, code: string, json: boolean): Promise<ExitCode> {
  const report = await analyseMeasure(needs, code, words.analysis);
  if (report === undefined) {
    console.error(`There is no measure ${code}. Its code is in the register's measures.csv.`);
    return 2;
  }
  if (json) console.log(JSON.stringify(report));
  else for (const line of linesOf(report)) console.log(line);
  return 0;
}

function linesOf(report: AnalysisReport): string[] {
  const { code, points, gaps, steps, summary, easyIndicator } = report;
  const wide = Math.max(0, ...points.map(({ period }) => period.length));
  const high = Math.max(0, ...points.map(({ value }) => value.length));
  return [
    `${code}  ${summary}`,
    ...points.map(({ period, value, signals }) =>
      `  ${period.padEnd(wide)}  ${value.padStart(high)}  ${signals.join(', ')}`.trimEnd(),
    ),
    ...limitLines(report),
    ...(gaps.length === 0 ? [] : [`No figure for ${gaps.join(', ')}.`]),
    ...steps.map(({ from, why, by }) => `Counted afresh from ${from} (${by}): ${why}`),
    ...(easyIndicator === null ? [] : [easyIndicator.why]),
  ];
}

function limitLines({ mean, averageMovingRange, lowerLimit, upperLimit, trial, screened }: AnalysisReport): string[] {
  if (mean === null) return [];
  const moves = averageMovingRange === null ? '' : `, average moving range ${round(averageMovingRange)}`;
  const limits =
    lowerLimit === null || upperLimit === null
      ? ', no limits'
      : `, ${trial ? 'trial ' : ''}limits ${round(lowerLimit)} to ${round(upperLimit)}${screened ? ' (screened)' : ''}`;
  return [`Mean ${round(mean)}${moves}${limits}.`];
}

const round = (value: number) => String(Math.round(value * 100) / 100);
