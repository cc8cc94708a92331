import type { LiveMeasure, Measure } from '../../../core/measures/measure.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { Question } from '../../../core/readings/due-reading.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { isSurprising } from './surprise.ts';
import { decideFit } from './fit.ts';

/** Words that say nothing by themselves, by kind; one line each, so that they can be read and disputed. */
const SMALL =
  'a all also an and any are as at be been but by for from had has have here i in into is it its no not of on or our see so some than that the their there these they this to up us very was we were which will with';
const DIRECTIONS =
  'above below better change changed changes decrease decreased decreasing down fall fallen fell good great higher improve improved improvement improvements improves improving increase increased increases increasing lower less more negative positive reduced reducing reduction rise risen rising rose same stable stability steady trend unchanged well worse worsened';
const DEGREES = 'bit broadly little marginal marginally overall quite significant significantly slight slightly';
const TIMES =
  'again ago annual before currently earlier last month months now period periods previous previously quarter quarterly quarters so far still time year yearly years yet';
const REPORTING =
  'according actual aim average comment commentary continue continued continues data described direction expected figure figures goal indicator level levels met monitor monitored monitoring number numbers per percent percentage performance performing plan planned progress projected reading remain remained remains report reported reporting result results review reviewed reviewing right score stays target targets track value within';
const STOCK =
  'add attached being comments concern concerns done everything expectation expectations fine further going issue issues keep line made make moving na none nothing off ok okay ongoing real really stage tba tbc tbd towards under update usual way';
const CAUSE_WORDS = 'because caused due owing reason reasons reflects thanks';
const EMPTY_WORDS = new Set(
  [SMALL, DIRECTIONS, DEGREES, TIMES, REPORTING, STOCK, CAUSE_WORDS].flatMap((words) => words.split(' ')),
);

/** With a cause, one more meaningful word is enough. */
const CAUSE =
  /\b(because|since|due to|owing to|caused by|thanks to|following|after|as a result|linked to|driven by|reflects?)\b/i;

const LEAST = 2;
const LEAST_WITH_CAUSE = 1;

export type Words = {
  readonly soWhat: string;
  /** The canonical value, and what was typed for it. */
  readonly value: string;
  readonly typed: string;
  readonly previousSoWhat: string;
  readonly measure: Pick<Measure, 'title'>;
};

/**
 * Whether words say something (docs/rules.md, "Words that say something"). When in doubt they do: "Complaint handling
 * is the weakest result." passes; "Within target.", "49 of 82.", "Improved stability." and last period's text do not.
 */
export function assessWords(words: Words): 'fine' | 'empty' | 'numberAgain' | 'sameAsLastTime' | 'saysNothing' {
  const plain = simplified(words.soWhat);
  if (plain === '') return words.soWhat.trim() === '' ? 'empty' : 'saysNothing';
  if (isSame(plain, words.value) || isSame(plain, words.typed)) return 'numberAgain';
  if (isSame(plain, words.previousSoWhat)) return 'sameAsLastTime';
  if (isSame(plain, words.measure.title)) return 'saysNothing';
  const cause = CAUSE.exec(words.soWhat);
  const hasCause = cause !== null && meaningful(words.soWhat.slice(cause.index + cause[0].length)).size > 0;
  return meaningful(words.soWhat).size >= (hasCause ? LEAST_WITH_CAUSE : LEAST) ? 'fine' : 'saysNothing';
}

function meaningful(text: string): Set<string> {
  const words = simplified(text).split(' ');
  return new Set(words.filter((word) => word.length > 1 && !/^[qh]?\d/.test(word) && !EMPTY_WORDS.has(word)));
}

/** The same but for capitals, punctuation and spaces. */
function isSame(plain: string, other: string): boolean {
  return plain.replaceAll(' ', '') === simplified(other).replaceAll(' ', '');
}

export type QuestionFacts = Omit<Words, 'measure'> & {
  readonly measure: LiveMeasure;
  readonly period: Period;
  readonly nextSteps: string;
  readonly history: readonly Reading[];
};

/** All questions about an answer, together and once (docs/rules.md, "Ask once"). */
export function decideQuestions(answer: QuestionFacts): Question[] {
  const questions: Question[] = [];
  const last = answer.history.at(-1);
  const values = answer.history.map((reading) => reading.value);
  if (last !== undefined && isSurprising(answer.value, values)) {
    questions.push({ about: 'value', kind: 'surprising', last: last.value, now: answer.value });
  }
  const words = assessWords(answer);
  if (words !== 'fine') questions.push({ about: 'soWhat', kind: words });
  return last === undefined
    ? questions
    : [...questions, ...decideFit({ ...answer, last, saysSomething: words === 'fine' })];
}

/** Lower case, letters and digits of any script only, single spaces. */
function simplified(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
