import type { CardData } from '../../../core/words/card-data.ts';
import { chart } from '../../analysis/words/chart.ts';
import { shown } from '../../../core/words/plain-text.ts';
import {
  besideWords,
  figureWords,
  firstWords,
  methodWords,
  movementWords,
  standingWords,
  whoWords,
  whyLabel,
} from '../../reports/words/entry-words.ts';
import type { ToldEntry } from '../../reports/rules/report.ts';

/** Two years of months. */
const MOST_POINTS = 24;

export function digestItem(entry: ToldEntry, number: number, canEdit: boolean): CardData {
  const { measure, told } = entry;
  const soWhat = firstWords(told.reading.soWhat);
  const next = firstWords(told.reading.nextSteps);
  const [standing, beside, method] = [standingWords(told, measure), besideWords(entry), methodWords(entry)];
  const lines = [
    { label: '', text: movementWords(told, measure) },
    ...(standing === '' ? [] : [{ label: '', text: `${standing}.` }]),
    { label: `${whyLabel(told)} `, text: soWhat.text === '' ? 'still to come.' : soWhat.text },
    ...(next.text === '' ? [] : [{ label: 'Next: ', text: next.text }]),
    ...(beside === '' ? [] : [{ label: 'Read beside: ', text: beside }]),
    ...(method === '' ? [] : [{ label: 'Method: ', text: method }]),
    { label: '', text: whoWords(entry) },
  ];
  const points = told.analysis.segments.flatMap((segment) => segment.points).slice(-MOST_POINTS);
  const drawn = chart(measure, points);
  return {
    title: shown(measure.title, 160),
    figure: shown(figureWords(told, measure), 120),
    lines: lines.filter(({ text }) => text !== '').map(({ label, text }) => ({ label, text: shown(text, 900) })),
    ...drawn,
    chartId: `chart${number}`,
    canEdit,
    hasActs: canEdit || drawn.hasChart === true,
    measure: measure.code,
  };
}
