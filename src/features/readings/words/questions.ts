import type { Influence, Measure } from '../../../core/measures/measure.ts';
import type { Question } from '../../../core/readings/due-reading.ts';
import { shown } from '../../../core/words/plain-text.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { directionWords } from '../../analysis/words/trend-words.ts';

const BY_INFLUENCE: Record<Influence, string> = {
  control: 'We run this: what will we do?',
  influence: 'We share this: with whom will we act?',
  watch: 'We watch this: what does it mean for demand on our services?',
};

/** Above the box for words, by what the council can do about the measure. */
export function influenceLine({ influence }: Pick<Measure, 'influence'>): string {
  return influence === undefined ? '' : BY_INFLUENCE[influence];
}

export function questionWords(question: Question, measure: Measure): string {
  switch (question.kind) {
    case 'surprising': {
      const [last, now] = [formatValue(question.last, measure), formatValue(question.now, measure)];
      return shown(`Last time it was ${last}, now ${now}: is that right?`, 300);
    }
    case 'empty':
      return 'Could you add a sentence on what this tells us? If nothing has really changed, say because of what.';
    case 'saysNothing':
      return 'Could you say a little more: what changed, why, and what it means for residents?';
    case 'numberAgain':
      return 'The words say the figure again. What is behind it?';
    case 'sameAsLastTime':
      return "These are last time's words. Do they still hold? If nothing has really changed, say because of what.";
    case 'saysBetter':
      return fitWords('it got better', question, measure);
    case 'saysWorse':
      return fitWords('it got worse', question, measure);
    case 'saysUp':
      return fitWords('it went up', question, measure);
    case 'saysDown':
      return fitWords('it went down', question, measure);
    case 'noCause':
      return 'This is beyond its usual ups and downs. What do you think is behind it? Not known yet is an answer too.';
    case 'noNextStep':
      return NEXT_STEP[measure.influence ?? 'control'];
  }
}

const NEXT_STEP: Record<Influence, string> = {
  control: 'It got worse by more than it usually moves. Is there a next step, or is there a reason to wait?',
  influence: 'It got worse by more than it usually moves. Is there a next step with partners, or a reason to wait?',
  watch: 'It got worse by more than it usually moves. Does that mean anything for our services?',
};

function fitWords(said: string, { last, now }: { last: string; now: string }, measure: Measure): string {
  const [before, after] = [formatValue(last, measure), formatValue(now, measure)];
  const better = directionWords(measure);
  const aside = better === '' ? '' : ` (${better})`;
  const went = last === now ? `the figure is ${after} again` : `the figure went from ${before} to ${after}`;
  return shown(`Your words say ${said}, and ${went}${aside}. Do both stand?`, 300);
}

/** Says what is stored, and that pressing again is enough. */
export function questionsIntro(questions: readonly Question[]): string {
  const things = questions.length === 1 ? 'one thing' : `${inWords(questions.length)} things`;
  return `Thank you, your figure is saved. Would you look at ${things} before it goes on? If it is right as it stands, just press Submit again.`;
}

export function inWords(count: number): string {
  return ['no', 'one', 'two', 'three', 'four'][count] ?? String(count);
}
