import { WORDS_FIELDS } from '../../../core/readings/answer-words.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Paragraph } from '../rules/paper.ts';
import type { Entry, NoValue, Told } from '../rules/report.ts';
import { longDay, periodPhrase, periodWords } from '../../../core/words/dates.ts';
import { hiddenWords } from '../../small-numbers/words/hidden.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { ANSWER_LABELS, creditBehind } from '../../../core/words/source-words.ts';

import { sentence } from '../../../core/words/plain-text.ts';
import { readBesideWords } from '../../analysis/words/read-beside.ts';
import { directionWords, trendWords } from '../../analysis/words/trend-words.ts';
import { readPeriod } from '../../../core/periods/read-period.ts';

/** Words of an owner on page one and in tables; what is cut is in full in an appendix. */
export const MOST_WORDS = 60;

export const plain = (text: string): Paragraph => [{ text }];
export const labelled = (label: string, text: string): Paragraph => [{ text: `${label} `, bold: true }, { text }];

/** `485 at 31 March 2022`. */
export const figureWords = ({ reading }: Told, measure: Measure): string =>
  `${valueWords(reading, measure)}${creditBehind(reading)}`;

export function valueWords({ value, period }: Pick<Reading, 'value' | 'period'>, measure: Measure): string {
  return `${formatValue(value, measure)} ${periodPhrase(period)}`;
}

/** What the figure tells beside the earlier ones. */
export function movementWords({ analysis }: Told, measure: Measure): string {
  return analysis.trend === undefined ? '' : trendWords(analysis.trend, measure);
}

/** Whether the figure may still change, or did: what was said first, and why it is another now. */
export function standingWords({ reading, before }: Told, measure: Measure): string {
  if (before === undefined) return reading.status === 'final' ? '' : sentence(reading.status);
  const why = before.reason.trim();
  const first = `Revised: ${formatValue(before.value, measure)} was reported first`;
  return why === '' ? `${first}; no reason was recorded` : `${first}. Why: ${why}`;
}

/** Whose words the explanation is: the owner's, or those that the committee's officer put in their place. */
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
 * `We share this; lower is better. Answers for it: Service Manager.` Which way is better is said once: not where the
 * words on the movement have it already.
 */
export function whoWords(entry: Entry): string {
  const { measure, told } = entry;
  const better = directionWords(measure);
  const isSaid = told !== undefined && better !== '' && movementWords(told, measure).includes(`(${better})`);
  const influence = measure.influence === undefined ? '' : INFLUENCE[measure.influence];
  const about = sentence([influence, isSaid ? '' : better].filter((part) => part !== '').join('; '));
  return `${[about, `Answers for it: ${postWords(entry)}`].filter((part) => part !== '').join('. ')}.`;
}

const INFLUENCE = { control: 'we run this', influence: 'we share this', watch: 'we watch this' } as const;

/** The accountable post: the owner as the register names them, and their service. */
export function postWords({ owner }: Entry): string {
  if (owner === undefined) return 'No owner is named';
  const name = owner.name.replace(/\s*\(you\)$/i, '');
  return [name, owner.service].filter((part) => part.trim() !== '').join(', ');
}

/** Baseline and indicator, only where there are any; an indicator is what we would like to see, and no more. */
export function levelLines(measure: Measure): string[] {
  const lines: string[] = [];
  if (measure.baselineValue !== undefined) {
    const read = readPeriod(measure.baselinePeriod);
    const when = read.kind === 'read' ? ` ${periodPhrase(read.period)}` : '';
    lines.push(`Baseline: ${formatValue(measure.baselineValue, measure)}${when}`);
  }
  if (measure.indicatorValue !== undefined) {
    lines.push(`Indicator: we would like to see ${formatValue(measure.indicatorValue, measure)}`);
  }
  return lines;
}

/** The figure beside its measure of experience: `Repairs on the first visit 92%; tenants satisfied 64%.` */
export function besideWords({ measure, told, beside }: Entry): string {
  return beside === undefined ? '' : readBesideWords({ measure, reading: told?.reading }, beside);
}

/** How it was asked, and whom: what a perception measure cannot be read without. */
export function methodWords({ measure, told }: Entry): string {
  if (told === undefined) return '';
  const { method, sample } = told.reading;
  const known = [method.trim(), sample.trim() === '' ? '' : `sample: ${sample.trim()}`].filter((part) => part !== '');
  if (known.length > 0) return known.join('; ').replace(/\.?$/, '.');
  return measure.perception ? 'not recorded, so compare with care.' : '';
}

/** What can still change first: the order in which reasons are told. */
export const REASONS: readonly NoValue['reason'][] = [
  ...(['stillToCome', 'notReady', 'notMine', 'hidden', 'noLongerCollected', 'notDue'] as const),
];

/** The label of a reason, told apart everywhere. */
export function reasonLabel(reason: NoValue['reason']): string {
  switch (reason) {
    case 'notDue':
      return 'Not due';
    case 'notReady':
      return 'Not ready yet';
    case 'notMine':
      return 'Looking for its owner';
    case 'stillToCome':
      return 'Still to come';
    case 'noLongerCollected':
      return 'No longer collected';
    case 'hidden':
      return 'Hidden (small number)';
  }
}

/** The reason in full. */
export function reasonWords(none: NoValue): string {
  switch (none.reason) {
    case 'notDue':
      return notDueWords(none);
    case 'notReady':
      return `Not ready until ${longDay(none.until)}`;
    case 'notMine':
      return 'The person asked answers for other things: it is being passed to its right owner';
    case 'stillToCome':
      return 'Still to come';
    case 'noLongerCollected':
      return 'No longer collected';
    case 'hidden':
      return `${sentence(hiddenWords(none))}, ${periodWords(none.reading.period)}`;
  }
}

function notDueWords({ because, expected }: Extract<NoValue, { reason: 'notDue' }>): string {
  if (because === 'openedByHand') return 'Not due: it comes with a survey or a single count';
  if (because === 'notAsked') return 'Not due: nobody was asked for this period';
  return expected === undefined ? 'Not due' : `Not due: the next figure is expected by ${longDay(expected)}`;
}

/** At most so many words of a text; `cut` says that there is more. */
export function firstWords(text: string, most = MOST_WORDS): { readonly text: string; readonly cut: boolean } {
  if (most === 0) return { text: '', cut: text.trim() !== '' };
  const words = text.trim().split(/\s+/);
  if (words.length <= most && text.length <= most * 12) return { text: text.trim(), cut: false };
  const short = words
    .slice(0, most)
    .join(' ')
    .slice(0, most * 12);
  return { text: `${short.replace(/[\s,;:.–-]+$/u, '')} …`, cut: true };
}
