import { type Command, InvalidArgumentError } from 'commander';
import { writeFile } from 'node:fs/promises';
import { analyseMeasure, type AnalysisReport } from '../features/analysis/use-cases/analyse.ts';
import type { ExportReader } from '../features/register/use-cases/export.ts';
import type { Product } from '../container.ts';
import { SIGHTS } from '../core/rights/may.ts';
import { readerOption } from './export.ts';
import { type ExitCode, nowOption, type Shared, withChecked } from './shell.ts';

export type AnalyseRequest = {
  readonly code: string;
  readonly json: boolean;
  /** Readers other than the performance team and managers get what is released, small numbers hidden. */
  readonly reader?: ExportReader;
  /** Where to draw the figures with their usual ups and downs: an `.svg` or `.png` file. */
  readonly picture?: string | undefined;
};

/** `pmif analyse`: what the numbers of one measure say. */
export async function analyseCommand(
  { services, words, drawAnalysis }: Pick<Product, 'services' | 'words' | 'drawAnalysis'>,
  { code, json, picture, reader = 'performance' }: AnalyseRequest,
): Promise<ExitCode> {
  const analysed = await analyseMeasure(services, code, words.analysis, SIGHTS[reader]);
  if (analysed === undefined) {
    console.error(`There is no measure ${code}. Its code is in the register's measures.csv.`);
    return 2;
  }
  const { report, analysis, measure } = analysed;
  if (json) console.log(JSON.stringify(report));
  else for (const line of linesOf(report)) console.log(line);
  if (picture === undefined) return 0;
  const drawn = await drawAnalysis(analysis, measure, picture.toLowerCase().endsWith('.svg') ? 'svg' : 'png');
  if (drawn === undefined) {
    console.error(`${code} has fewer than two figures that can be compared: there is nothing to draw.`);
    return 1;
  }
  await writeFile(picture, drawn);
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
    ...steps.map(({ from, why, at }) => `Counted afresh from ${from} (recorded on ${at.slice(0, 10)}): ${why}`),
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

export function declareAnalyse(command: Command): void {
  command
    .option('--picture <file>', 'draw the figures with their limits as well (.svg or .png)')
    .addOption(readerOption())
    .addOption(nowOption())
    .action(
      withChecked((options: Shared & { readonly picture?: string; readonly for: ExportReader }, code: string) => {
        const { json, picture } = options;
        if (picture !== undefined && !/\.(svg|png)$/i.test(picture)) {
          throw new InvalidArgumentError('Name a file that ends in .svg or .png.');
        }
        return (product) => analyseCommand(product, { code, json, reader: options.for, picture });
      }),
    );
}
