import type { AnalysisCardView } from '../rules/views.ts';
import { readPeriod } from '../../../core/periods/read-period.ts';
import { analysisSummary, easyIndicatorWords } from './trend-words.ts';
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
  const besides = beside === undefined ? '' : readBesideWords({ measure, reading: latest }, beside);
  const method = latest === undefined ? '' : methodWords(measure, latest);
  const steps = measure.analysis?.steps ?? [];
  const screened = measure.analysis?.screened;
  const lines: { label: string; text: string }[] = [
    ...(latest === undefined
      ? []
      : [{ label: 'Latest: ', text: `${formatValue(latest.value, measure)} ${periodPhrase(latest.period)}` }]),
    { label: 'What the figures say: ', text: analysisSummary(analysis, measure) },
    { label: 'Read beside: ', text: besides },
    { label: '', text: method },
    ...(measure.baselineValue === undefined
      ? []
      : [{ label: 'Baseline: ', text: levelWords(measure.baselineValue, measure.baselinePeriod, measure) }]),
    ...(measure.indicatorValue === undefined
      ? []
      : [{ label: 'Indicator: ', text: `we would like to see ${formatValue(measure.indicatorValue, measure)}` }]),
    ...(easy === undefined ? [] : [{ label: 'An easy indicator? ', text: easyIndicatorWords(easy, measure) }]),
    ...(proposed === undefined
      ? []
      : [
          {
            label: 'No baseline yet: ',
            text: `its first figure is ${levelWords(proposed.value, proposed.period, measure)}. If that is where it stood when the framework began, say why and confirm it.`,
          },
        ]),
    ...steps.map(({ from, why }) => ({ label: 'Counted afresh from ', text: `${periodWords(from)}: ${why}` })),
    ...(screened === undefined ? [] : [{ label: 'Outlying moves are dropped: ', text: screened.why }]),
  ];
  return lines.filter(({ text }) => text !== '');
}

function levelWords(value: string, period: string, measure: AnalysisCardView['measure']): string {
  const read = readPeriod(period);
  const when = read.kind === 'read' ? periodPhrase(read.period) : period;
  return sentence(`${formatValue(value, measure)} ${when}`.trim());
}
