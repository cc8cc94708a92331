import { NO_CHOICES } from '../../../core/measures/choices.ts';
import type { AnalysisCardView } from '../rules/views.ts';
import { analysisSummary, easyIndicatorWords, levelWords } from './trend-words.ts';
import type { CardData, Presented } from '../../../core/words/card-data.ts';
import { periodPhrase, periodWords } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { heading, sentence, shorten, shown } from '../../../core/words/plain-text.ts';
import { methodWords, readBesideWords } from './read-beside.ts';

const DONE: Readonly<Record<NonNullable<AnalysisCardView['done']>, string>> = {
  recordStep: 'Recorded. Its figures are counted afresh from there; the earlier ones, and why, stay beside them.',
  recordScreening: 'Recorded. Its limits are drawn anew.',
  confirmBaseline: 'Recorded as its baseline, with why.',
};

export function analysisCard(view: AnalysisCardView): Presented {
  const { measure, analysis, acts, typed, problem, done } = view;
  const isScreened = measure.analysis?.screened !== undefined;
  const lines = linesOf(view);
  const data: CardData = {
    measure: measure.code,
    hasDone: done !== undefined,
    done: done === undefined ? '' : DONE[done],
    heading: heading(measure.title),
    lines: lines.map(({ label, text }) => ({ label, text: shown(text, 500) })),
    hasProblem: problem !== undefined,
    problem: shown(problem ?? '', 400),
    asks: acts.length > 0,
    why: typed.why,
    from: typed.from,
    maySetBaseline: acts.includes('confirmBaseline'),
    baseline: view.proposed === undefined ? '' : 'Use it as the baseline',
    mayStep: acts.includes('recordStep'),
    mayScreen: acts.includes('recordScreening') && !isScreened,
    mayUnscreen: acts.includes('recordScreening') && isScreened,
  };
  const summary = `${shorten(shown(measure.title), 80)}: ${shown(analysisSummary(analysis, measure), 300)}`;
  return { template: 'analysis-card', data, summary, fallbackText: summary, speak: summary };
}

function linesOf({ measure, analysis, latest, beside, easy, proposed }: AnalysisCardView) {
  const { baselineValue, baselinePeriod, indicatorValue } = measure;
  const { steps, screened } = measure.analysis ?? NO_CHOICES;
  const line = (label: string, text: string) => ({ label, text });
  const lines = [
    latest && line('Latest: ', `${formatValue(latest.value, measure)} ${periodPhrase(latest.period)}`),
    line('What the figures say: ', analysisSummary(analysis, measure)),
    beside && line('Read beside: ', readBesideWords({ measure, reading: latest }, beside)),
    latest && line('', methodWords(measure, latest)),
    baselineValue !== undefined && line('Baseline: ', sentence(levelWords(baselineValue, baselinePeriod, measure))),
    indicatorValue !== undefined && line('Indicator: ', `we would like to see ${formatValue(indicatorValue, measure)}`),
    easy && line('An easy indicator? ', easyIndicatorWords(easy, measure)),
    proposed &&
      line(
        'No baseline yet: ',
        `its first figure is ${sentence(levelWords(proposed.value, proposed.period, measure))}. If that is where it stood when the framework began, say why and confirm it.`,
      ),
    ...steps.map(({ from, why }) => line('Counted afresh from ', `${periodWords(from)}: ${why}`)),
    screened && line('Outlying moves are dropped: ', screened.why),
  ];
  return lines.flatMap((one) => (one && one.text !== '' ? [one] : []));
}
