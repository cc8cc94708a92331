import type { NotMineFormView } from '../rules/views.ts';
import {
  type CardData,
  MOST_NAMES,
  type Presented,
  pressData,
  problemsIn,
  thatFit,
} from '../../../core/words/card-data.ts';
import { periodPhrase } from '../../../core/words/dates.ts';
import { heading, sentence, shorten, shown } from '../../../core/words/plain-text.ts';

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
