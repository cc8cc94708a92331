import type { Analysis } from '../rules/analyse.ts';
import type { EasyIndicator } from '../rules/easy-indicator.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import { readPeriod } from '../../../core/periods/read-period.ts';
import { periodPhrase } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { trendWords } from './trend-words.ts';

/** What a measure's numbers say, in a few sentences. */
export function analysisSummary({ trend }: Analysis, measure: Measure): string {
  return trend === undefined ? 'There is no figure yet.' : trendWords(trend, measure);
}

/** Why an indicator asks little, for the performance team. */
export function easyIndicatorWords({ reason, indicator, baseline }: EasyIndicator, measure: Measure): string {
  const level = `The indicator of ${formatValue(indicator, measure)}`;
  switch (reason) {
    case 'baselineMet':
      return `${level} was met already when the framework began (${baselineWords(baseline, measure)}).`;
    case 'chanceMeetsIt':
      return `${level} lies within the usual ups and downs, so chance alone meets it now and then.`;
    case 'alwaysMet':
      return `${level} is met throughout the usual ups and downs, with nothing done.`;
  }
}

function baselineWords(baseline: EasyIndicator['baseline'], measure: Measure): string {
  if (baseline === undefined) return '';
  const value = formatValue(baseline.value, measure);
  const read = readPeriod(baseline.period);
  // A period that was stored before periods were read stays as it was written.
  const when = read.kind === 'read' ? periodPhrase(read.period) : baseline.period;
  return when === '' ? value : `${value} ${when}`;
}
