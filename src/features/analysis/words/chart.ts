import type { Measure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { CardData } from '../../../core/words/card-data.ts';
import { factPeriod } from '../../../core/words/dates.ts';
import { shown } from '../../../core/words/plain-text.ts';
import { formatValue } from '../../../core/words/numbers.ts';

/** Lines of the fallback, which phones show in place of a chart. */
const MOST_FACTS = 8;

/**
 * Readings oldest first. The indicator is a second line: Teams has no other way to draw a level. No chart for one
 * point, nor without `room`.
 */
export function chart(measure: Measure, readings: readonly Pick<Reading, 'period' | 'value'>[], room = true): CardData {
  const values = readings.map(({ period, value }) => ({ x: period.end as string, y: Number(value) }));
  const series: CardData[] = [{ legend: shown(measure.title, 80), color: 'categoricalBlue', values }];
  if (measure.indicatorValue !== undefined) {
    const y = Number(measure.indicatorValue);
    series.push({ legend: 'What we would like to see', color: 'neutral', values: values.map(({ x }) => ({ x, y })) });
  }
  const facts = readings.slice(-MOST_FACTS).map(({ period, value }) => ({
    when: factPeriod(period),
    figure: shown(formatValue(value, measure), 80),
  }));
  return { hasChart: room && readings.length > 1, series, facts };
}
