import type { FoundMeasure, MeasureCardView } from '../rules/views.ts';
import type { CardData, Presented } from '../../../core/words/card-data.ts';
import { chart } from '../../analysis/words/chart.ts';
import { figureWords, formatValue, whenWords } from '../../../core/words/numbers.ts';
import { heading, sentence, shorten, shown } from '../../../core/words/plain-text.ts';
import { trendWords } from '../../analysis/words/trend-words.ts';

export function measureCard(view: MeasureCardView): Presented {
  const { measure, reading, history, trend, organisation } = view;
  const moves = trend === undefined ? '' : shown(trendWords(trend, measure), 800);
  const words = reading.soWhat.trim();
  const definition = measure.definition.trim();
  const figure = shown(formatValue(reading.value, measure), 80);
  const data: CardData = {
    title: heading(measure.title),
    figure,
    when: sentence(shown(whenWords(reading), 200)),
    hasMoves: moves !== '',
    moves,
    hasSoWhat: words !== '',
    soWhat: shown(words, 1500),
    hasDefinition: definition !== '',
    definition: shown(definition, 300),
    from: `${shorten(shown(organisation), 80)}, ${shown(measure.code, 60)}`,
    ...chart(measure, history, words.length < 1500),
  };
  const summary = `${shorten(shown(measure.title), 100)}: ${shorten(shown(figureWords(reading, measure), 200), 120)}`;
  return {
    template: 'measure-card',
    data,
    summary,
    fallbackText: `${summary}. ${moves}`.trim(),
    speak: `${summary}. ${moves}`.trim(),
  };
}

export function foundLine({ measure, reading }: Pick<FoundMeasure, 'measure' | 'reading'>): {
  readonly title: string;
  readonly text: string;
} {
  return { title: shorten(shown(measure.title), 120), text: shorten(shown(figureWords(reading, measure), 300), 160) };
}
