import type { Measure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { CardData } from '../../../core/words/card-data.ts';
import { factPeriod } from '../../../core/words/dates.ts';
import { shown } from '../../../core/words/plain-text.ts';
import { formatValue } from '../../../core/words/numbers.ts';

/** Lines of the fallback, which is all that a phone shows of a chart. */
const MOST_FACTS = 8;

/**
 * The chart of a measure's readings, oldest first, and its fallback as facts. The indicator is a second line, since
 * Teams' charts have no other way to draw a level. One point is no chart: `hasChart` is false then, and wherever `room`
 * says that long words leave none.
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
