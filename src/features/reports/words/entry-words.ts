import type { Measure } from '../../../core/measures/measure.ts';
import { WORDS_FIELDS } from '../../../core/readings/answer-words.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { longDay, periodPhrase, periodWords } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { sentence } from '../../../core/words/plain-text.ts';
import { ANSWER_LABELS, creditBehind } from '../../../core/words/source-words.ts';
import { readBesideWords } from '../../analysis/words/read-beside.ts';
import { directionWords, levelWords, trendWords } from '../../analysis/words/trend-words.ts';
import { hiddenWords } from '../../small-numbers/words/hidden.ts';
import type { Entry, NoValue, Told } from '../rules/report.ts';

/** `485 at 31 March 2022`, with the partner that it came from. */
export const toldFigure = ({ reading }: Told, measure: Measure): string =>
  `${valueWords(reading, measure)}${creditBehind(reading)}`;

export function valueWords({ value, period }: Pick<Reading, 'value' | 'period'>, measure: Measure): string {
  return `${formatValue(value, measure)} ${periodPhrase(period)}`;
}

/** How the figure compares with earlier ones. */
export function movementWords({ analysis }: Told, measure: Measure): string {
  return analysis.trend === undefined ? '' : trendWords(analysis.trend, measure);
}

/** Whether the figure may still change, or was changed: the first value and the reason. */
export function revisionWords({ reading, before }: Told, measure: Measure): string {
  if (before === undefined) return reading.status === 'final' ? '' : sentence(reading.status);
  const why = before.reason.trim();
  const first = `Revised: ${formatValue(before.value, measure)} was reported first`;
  return why === '' ? `${first}; no reason was recorded` : `${first}. Why: ${why}`;
}

/** Whether the explanation is the owner's or was edited by the committee's officer. */
export const whyLabel = ({ edited }: Told): string =>
  edited === true ? 'Why, as edited for this committee:' : 'Why, in the owner’s words:';

/** The same in a table. */
const saysLabel = ({ edited }: Told): string => (edited === true ? 'As edited for this committee:' : 'The owner says:');

/** The words of a reading, each with its label; empty ones too. */
export const toldWords = (told: Told): { readonly label: string; readonly text: string }[] =>
  WORDS_FIELDS.map((field) => ({
    label: field === 'soWhat' ? saysLabel(told) : field === 'nextSteps' ? 'Next:' : `${ANSWER_LABELS[field]}:`,
    text: (told.reading[field] ?? '').trim(),
  }));

/**
 * `We share this; lower is better. Answers for it: Service Manager.` Which way is better is left out if the words on the
 * movement say it.
 */
export function whoWords(entry: Entry): string {
  const { measure, told } = entry;
  const better = directionWords(measure);
  const isSaid = told !== undefined && better !== '' && movementWords(told, measure).includes(`(${better})`);
  const influence = measure.influence === undefined ? '' : INFLUENCE[measure.influence];
  const about = sentence([influence, isSaid ? '' : better].filter((part) => part !== '').join('; '));
  return `${[about, `Answers for it: ${postWords(entry.owner)}`].filter((part) => part !== '').join('. ')}.`;
}

const INFLUENCE = { control: 'we run this', influence: 'we share this', watch: 'we watch this' } as const;

export function postWords(person: Entry['owner']): string {
  if (person === undefined) return 'No owner is named';
  return [person.name.replace(/\s*\(you\)$/i, ''), person.service].filter((part) => part.trim() !== '').join(', ');
}

export function levelLines(measure: Measure): string[] {
  const { baselineValue, baselinePeriod, indicatorValue } = measure;
  return [
    ...(baselineValue === undefined ? [] : [`Baseline: ${levelWords(baselineValue, baselinePeriod, measure)}`]),
    ...(indicatorValue === undefined
      ? []
      : [`Indicator: we would like to see ${formatValue(indicatorValue, measure)}`]),
  ];
}

/** The figure and its measure of experience: `Repairs on the first visit 92%; tenants satisfied 64%.` */
export function besideWords({ measure, told, beside }: Entry): string {
  return beside === undefined ? '' : readBesideWords({ measure, reading: told?.reading }, beside);
}

/** How people were asked, and how many: a perception measure cannot be read without it. */
export function surveyWords({ measure, told }: Entry): string {
  if (told === undefined) return '';
  const { method, sample } = told.reading;
  const known = [method.trim(), sample.trim() === '' ? '' : `sample: ${sample.trim()}`].filter((part) => part !== '');
  if (known.length > 0) return known.join('; ').replace(/\.?$/, '.');
  return measure.perception ? 'not recorded, so compare with care.' : '';
}

/** In the order in which a report tells them: what can still change comes first. */
export const REASON_LABELS: Readonly<Record<NoValue['reason'], string>> = {
  stillToCome: 'Still to come',
  notReady: 'Not ready yet',
  notMine: 'Looking for its owner',
  hidden: 'Hidden (small number)',
  noLongerCollected: 'No longer collected',
  notDue: 'Not due',
};
export const REASONS = Object.keys(REASON_LABELS) as NoValue['reason'][];

export function reasonWords(none: NoValue): string {
  switch (none.reason) {
    case 'notDue':
      return notDueWords(none);
    case 'notReady':
      return `Not ready until ${longDay(none.until)}`;
    case 'notMine':
      return 'The person asked answers for other things: it is being passed to its right owner';
    case 'hidden':
      return `${sentence(hiddenWords(none))}, ${periodWords(none.reading.period)}`;
    case 'stillToCome':
    case 'noLongerCollected':
      return REASON_LABELS[none.reason];
  }
}

function notDueWords({ because, expected }: Extract<NoValue, { reason: 'notDue' }>): string {
  if (because === 'openedByHand') return 'Not due: it comes with a survey or a single count';
  if (because === 'notAsked') return 'Not due: nobody was asked for this period';
  return expected === undefined ? 'Not due' : `Not due: the next figure is expected by ${longDay(expected)}`;
}
