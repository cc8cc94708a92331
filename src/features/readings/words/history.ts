import type { ReadingFormView } from '../rules/views.ts';
import type { CardData } from '../../../core/words/card-data.ts';
import { figureWords } from '../../../core/words/numbers.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { shown } from '../../../core/words/plain-text.ts';
import { trendWords } from '../../analysis/words/trend-words.ts';

/** What stands behind *Show history*: only lines that say something, short where there is little room. */
export function historyLines(view: ReadingFormView, room: boolean): CardData[] {
  const { measure, yearEarlier, trend, history } = view;
  const lines: [label: string, text: string][] = [];
  if (trend !== undefined) lines.push(['How it moves: ', trendWords(trend, measure)]);
  if (yearEarlier !== undefined) lines.push(['A year earlier: ', figureWords(yearEarlier, measure)]);
  if (measure.baselineValue !== undefined) lines.push(['When the framework began: ', baselineWords(view)]);
  if (measure.indicatorValue !== undefined) {
    const level = formatValue(measure.indicatorValue, measure);
    lines.push(['Indicator: ', `${level}, the level we would like to see`]);
  }
  const words = history.at(-1)?.soWhat.trim() ?? '';
  if (words !== '') lines.push(["Last time's words: ", shown(words, 600)]);
  if (view.objective !== '') lines.push(['Objective: ', view.objective]);
  for (const pledge of view.pledges.slice(0, 5)) lines.push(['Thrive pledge: ', pledge]);
  if (measure.definition.trim().length > 240) lines.push(['In full: ', shown(measure.definition.trim(), 1500)]);
  return lines.map(([label, text]) => ({ label, text: shown(text, room ? 1500 : 200) }));
}

function baselineWords({ measure }: ReadingFormView): string {
  const value = formatValue(measure.baselineValue ?? '', measure);
  return measure.baselinePeriod === '' ? value : `${value} (${measure.baselinePeriod})`;
}
