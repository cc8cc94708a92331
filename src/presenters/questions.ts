import type { Influence, Measure } from '../domain/measures/measure.ts';
import type { Question } from '../domain/readings/due-reading.ts';
import { shown } from './plain-text.ts';
import { formatValue } from './numbers.ts';

const BY_INFLUENCE: Record<Influence, string> = {
  control: 'We run this: what will we do?',
  influence: 'We share this: with whom will we act?',
  watch: 'We watch this: what does it mean for demand on our services?',
};

/** What is above the box for words, by what the council can do about the measure; empty where that is not said. */
export function influenceLine({ influence }: Pick<Measure, 'influence'>): string {
  return influence === undefined ? '' : BY_INFLUENCE[influence];
}

/** One question about an answer, in a kind sentence. */
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
  }
}

/** The line above the questions: what is safe, and that pressing again is enough. */
export function questionsIntro(questions: readonly Question[]): string {
  const things = questions.length === 1 ? 'one thing' : 'two things';
  return `Thank you, your figure is saved. Would you look at ${things} before it goes on? If it is right as it stands, just press Submit again.`;
}
