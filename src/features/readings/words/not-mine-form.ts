import type { NotMineFormView } from '../rules/views.ts';
import type { CardData, Presented } from '../../../core/words/card-data.ts';
import { periodPhrase } from '../../../core/words/dates.ts';
import { pressData } from './due-words.ts';
import { problemsIn } from '../../../core/words/problems.ts';
import { heading, sentence, shorten, shown } from '../../../core/words/plain-text.ts';

/** Characters that names and addresses may take on a card of 80 KB; the performance team can name anybody else. */
export const MOST_NAMES = 25_000;

/** *Not mine*: whose it is, if that is known. */
export function notMineForm({ measure, due, colleagues, problems, rest }: NotMineFormView): Presented {
  const choices = colleagues.map(({ email, name }) => ({ value: email, title: shown(name === '' ? email : name, 80) }));
  const offered = thatFit(choices, MOST_NAMES);
  const data: CardData = {
    ...pressData(measure, due, rest),
    heading: heading(measure.title),
    when: sentence(periodPhrase(due.period)),
    hasColleagues: offered.length > 0,
    colleagues: offered,
    hint:
      offered.length > 0
        ? 'We stop asking you either way. If you know whose it is, choose them, and we will tell them.'
        : 'We stop asking you. Your manager and the performance team will see that it needs an owner.',
    toProblems: problemsIn(problems, 'to'),
  };
  const summary = `${shorten(shown(measure.title), 80)}: whose is it?`;
  const fallbackText = `${summary} Type: not mine ${shown(measure.code, 60)}`;
  return { template: 'not-mine-form', data, summary, fallbackText, speak: summary };
}

/** The first of a list that take at most so many characters together, as they stand in a card. */
export function thatFit<Item>(items: readonly Item[], most: number): readonly Item[] {
  let taken = 0;
  const end = items.findIndex((item) => (taken += JSON.stringify(item).length + 1) > most);
  return end < 0 ? items : items.slice(0, end);
}
