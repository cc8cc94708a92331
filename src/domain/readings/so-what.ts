import type { Measure } from '../measures/measure.ts';
import type { Question } from './due-reading.ts';
import type { Reading } from './reading.ts';
import { isSurprising } from './surprise.ts';

/** Words that say nothing by themselves: small words, directions, the vocabulary of reports, stock phrases. */
const SMALL =
  'a an and are as at be been but by for from had has have in into is it its of on or our than that the their there these they this to up was we were which will with no not';
const DIRECTION =
  'above below better change changed decrease decreased decreasing down fall fallen fell good great higher improve improved improvement improving increase increased increasing lower more less reduced reduction rise risen rising rose same stable stability steady unchanged worse';
const REPORTS =
  'according annual average continue continued continues described expected figure figures indicator level monitor monitored monitoring number numbers ok okay okayish performance per period plan planned progress quarter reading remain remains reported result results review score still target targets track value within year done nothing none na tbc tbd fine under way ongoing usual';
const EMPTY_WORDS = new Set(`${SMALL} ${DIRECTION} ${REPORTS}`.split(' '));

/** With a cause, one more word is enough. */
const CAUSE =
  /\b(because|since|due to|owing to|caused by|thanks to|following|after|as a result|linked to|driven by|reflects?)\b/i;

/** Meaningful words that words must have, without and with a cause. */
const LEAST = 3;
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
 * Whether words say something (domain brief, 11: "reject empty replies, politely and once"). Doubt is the person's: real
 * commentary such as "Complaint handling is the weakest result." passes; "Within target.", "49 of 82.", "Improved
 * stability." and last period's text do not.
 */
export function assessWords(words: Words): 'fine' | 'empty' | 'numberAgain' | 'sameAsLastTime' | 'saysNothing' {
  const plain = simplified(words.soWhat);
  if (plain === '') return words.soWhat.trim() === '' ? 'empty' : 'saysNothing';
  if (plain === simplified(words.value) || plain === simplified(words.typed)) return 'numberAgain';
  if (words.previousSoWhat !== '' && plain === simplified(words.previousSoWhat)) return 'sameAsLastTime';
  const meaningful = plain.split(' ').filter((word) => !EMPTY_WORDS.has(word) && !/^\d/.test(word) && word.length > 1);
  const cause = CAUSE.exec(words.soWhat);
  const afterCause = cause === null ? '' : simplified(words.soWhat.slice(cause.index + cause[0].length));
  const hasCause = afterCause.split(' ').some((word) => word !== '' && !EMPTY_WORDS.has(word));
  const counted = new Set(meaningful.filter((word) => !/^(because|due|owing|real|really)$/.test(word)));
  return counted.size >= (hasCause ? LEAST_WITH_CAUSE : LEAST) ? 'fine' : 'saysNothing';
}

/** Everything there is to ask about an answer, together and once (design, rule 14). */
export function decideQuestions(answer: Words & { readonly history: readonly Reading[] }): Question[] {
  const questions: Question[] = [];
  const last = answer.history.at(-1);
  const values = answer.history.map((reading) => reading.value);
  if (last !== undefined && isSurprising(answer.value, values)) {
    questions.push({ about: 'value', kind: 'surprising', last: last.value, now: answer.value });
  }
  const words = assessWords(answer);
  if (words !== 'fine') questions.push({ about: 'soWhat', kind: words });
  return questions;
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
