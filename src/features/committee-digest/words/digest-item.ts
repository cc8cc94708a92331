import type { CardData } from '../../../core/words/card-data.ts';
import { chart } from '../../analysis/words/chart.ts';
import { shown } from '../../../core/words/plain-text.ts';
import { cutWords } from '../../reports/words/blocks.ts';
import {
  besideWords,
  movementWords,
  revisionWords,
  surveyWords,
  toldFigure,
  whoWords,
  whyLabel,
} from '../../reports/words/entry-words.ts';
import type { ToldEntry } from '../../reports/rules/report.ts';

/** Two years of months. */
const MOST_POINTS = 24;

export function digestItem(entry: ToldEntry, number: number, canEdit: boolean): CardData {
  const { measure, told } = entry;
  const { soWhat, nextSteps } = told.reading;
  const revision = revisionWords(told, measure);
  const lines = [
    { label: '', text: movementWords(told, measure) },
    { label: '', text: revision === '' ? '' : `${revision}.` },
    { label: `${whyLabel(told)} `, text: cutWords(soWhat).text || 'still to come.' },
    { label: 'Next: ', text: cutWords(nextSteps).text },
    { label: 'Read beside: ', text: besideWords(entry) },
    { label: 'Method: ', text: surveyWords(entry) },
    { label: '', text: whoWords(entry) },
  ];
  const points = told.analysis.segments.flatMap((segment) => segment.points).slice(-MOST_POINTS);
  const drawn = chart(measure, points);
  return {
    title: shown(measure.title, 160),
    figure: shown(toldFigure(told, measure), 120),
    lines: lines.filter(({ text }) => text !== '').map(({ label, text }) => ({ label, text: shown(text, 900) })),
    ...drawn,
    chartId: `chart${number}`,
    canEdit,
    hasActs: canEdit || drawn.hasChart === true,
    measure: measure.code,
  };
}
