import type { Measure } from '../../../core/measures/measure.ts';
import type { Trend } from '../rules/trend.ts';
import { periodWords, sincePhrase, periodPhrase } from '../../../core/words/dates.ts';
import { formatDistance, formatValue } from '../../../core/words/numbers.ts';
import { counted, listed, sentence, shown } from '../../../core/words/plain-text.ts';
import type { Analysis } from '../rules/analyse.ts';
import type { EasyIndicator } from '../rules/easy-indicator.ts';
import { readPeriod } from '../../../core/periods/read-period.ts';

/** More missing periods than this are counted, not named. */
const MOST_NAMED = 2;

/**
 * How the latest figure compares with earlier ones: "Higher than its usual ups and downs, and for the worse: the highest
 * in 12 years. Up 40 since March 2022 (lower is better)." Then what limits that: a gap, few figures, other kinds of period.
 */
export function trendWords(trend: Trend, measure: Measure): string {
  return [
    verdictWords(trend, measure),
    moveWords(trend, measure),
    gapWords(trend),
    stepWords(trend),
    trialWords(trend),
    leftOutWords(trend),
  ]
    .filter((words) => words !== '')
    .map((words) => `${words}.`)
    .join(' ');
}

export function directionWords({ direction }: Pick<Measure, 'direction'>): string {
  return direction === 'neutral' ? '' : `${direction} is better`;
}

function verdictWords(trend: Trend, measure: Measure): string {
  const { verdict, sense, run = 0 } = trend;
  const forWhom = `${sense === 'none' ? '' : `, and for the ${sense}`}${extremeWords(trend)}`;
  switch (verdict) {
    case 'first':
      return `This is the first figure ${trend.step === undefined ? 'of its kind' : 'since it was counted afresh'}, so there is nothing yet to set it beside`;
    case 'difference':
      return differenceWords(trend, measure);
    case 'usualMove':
      return `No more than it usually moves${extremeWords(trend)}`;
    case 'biggerMove':
      return `It moved more than it usually does${forWhom}`;
    case 'within':
      return `Within its usual ups and downs${extremeWords(trend)}`;
    case 'above':
      return `Higher than its usual ups and downs${forWhom}`;
    case 'below':
      return `Lower than its usual ups and downs${forWhom}`;
    case 'rising':
    case 'falling':
      return `It has been ${verdict} for ${run} figures in a row, which is more than its usual ups and downs${forWhom}`;
    case 'nearTop':
    case 'nearBottom':
      return `Near the ${verdict === 'nearTop' ? 'top' : 'bottom'} of its usual ups and downs in two of three figures, which is more than chance${forWhom}`;
    case 'longAbove':
    case 'longBelow':
      return `It has been ${verdict === 'longAbove' ? 'higher' : 'lower'} than its average for ${run} figures in a row, which is more than its usual ups and downs${forWhom}`;
  }
}

/** Only the difference, and why. */
function differenceWords(trend: Trend, measure: Measure): string {
  if (trend.barred === 'cumulative') return 'This is a running total, so only its growth can be told';
  if (trend.barred === 'overlapping') return 'Its periods overlap one another, so only the difference can be told';
  return `${movedWords(trend, measure)}${extremeWords(trend)}`;
}

/** How far it moved, unless the verdict says so already. */
function moveWords(trend: Trend, measure: Measure): string {
  if (trend.verdict === 'first') return '';
  if (trend.verdict === 'difference' && trend.barred === undefined) {
    return trend.missing.length > 0 ? '' : 'Too few figures yet to say more than that';
  }
  return movedWords(trend, measure);
}

function movedWords({ change, previous }: Trend, measure: Measure): string {
  if (change === undefined || previous === undefined) return '';
  const since = sincePhrase(previous.period);
  if (/^-?[0.]*$/.test(change)) return `No change ${since}`;
  const better = directionWords(measure);
  const way = change.startsWith('-') ? 'Down' : 'Up';
  return `${way} ${formatDistance(change, measure)} ${since}${better === '' ? '' : ` (${better})`}`;
}

function extremeWords({ extreme }: Trend): string {
  if (extreme === undefined) return '';
  const { which, of, years } = extreme;
  return `: the ${which} ${years !== undefined && years >= 2 ? `in ${counted(years, 'year')}` : `of the ${of} figures we have`}`;
}

function gapWords({ missing, verdict }: Trend): string {
  if (missing.length === 0 || verdict === 'first') return '';
  const which =
    missing.length <= MOST_NAMED
      ? `There is no figure for ${listed(missing.map(periodWords))}`
      : `${counted(missing.length, 'figure')} before it ${missing.length === 1 ? 'is' : 'are'} missing`;
  return `${which}, so this move took longer than usual`;
}

function stepWords({ step }: Trend): string {
  if (step === undefined) return '';
  return `Counted afresh from ${periodWords(step.from)}: ${shown(step.why.replace(/[.\s]+$/, ''), 200)}`;
}

function trialWords({ trial, points }: Trend): string {
  return trial ? `That rests on ${counted(points, 'figure')}, so it may look different with a few more` : '';
}

function leftOutWords({ leftOut }: Trend): string {
  if (leftOut === 0) return '';
  return sentence(`${counted(leftOut, 'figure')} for other kinds of period ${leftOut === 1 ? 'is' : 'are'} left out`);
}

export function analysisSummary({ trend }: Analysis, measure: Measure): string {
  return trend === undefined ? 'There is no figure yet.' : trendWords(trend, measure);
}

export function easyIndicatorWords({ reason, indicator, baseline }: EasyIndicator, measure: Measure): string {
  const level = `The indicator of ${formatValue(indicator, measure)}`;
  switch (reason) {
    case 'baselineMet':
      return `${level} was met already when the framework began (${baseline === undefined ? '' : levelWords(baseline.value, baseline.period, measure)}).`;
    case 'chanceMeetsIt':
      return `${level} lies within the usual ups and downs, so chance alone meets it now and then.`;
    case 'alwaysMet':
      return `${level} is met throughout the usual ups and downs, with nothing done.`;
  }
}

/** `485 at 31 March 2022`. A period that was stored before periods were read is shown as it was written. */
export function levelWords(value: string, period: string, measure: Measure): string {
  const read = readPeriod(period);
  return `${formatValue(value, measure)} ${read.kind === 'read' ? periodPhrase(read.period) : period}`.trim();
}
