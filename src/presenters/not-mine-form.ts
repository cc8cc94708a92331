import type { NotMineFormView } from '../domain/views.ts';
import type { CardData, Presented } from './card-data.ts';
import { periodPhrase } from './dates.ts';
import { pressData } from './due-words.ts';
import { problemsIn } from './problems.ts';
import { heading, sentence, shorten, shown } from './plain-text.ts';

/** Colleagues that fit on one card with room to spare; the performance team can name anybody else. */
const MOST_COLLEAGUES = 150;

/** *Not mine*: whose it is, if that is known. */
export function notMineForm({ measure, due, colleagues, problems, rest }: NotMineFormView): Presented {
  const offered = colleagues.slice(0, MOST_COLLEAGUES);
  const data: CardData = {
    ...pressData(measure, due, rest),
    heading: heading(measure.title),
    when: sentence(periodPhrase(due.period)),
    hasColleagues: offered.length > 0,
    colleagues: offered.map(({ email, name }) => ({ value: email, title: shown(name === '' ? email : name, 80) })),
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
