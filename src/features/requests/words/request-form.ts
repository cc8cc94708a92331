import { askedChoice, NO_MEASURE } from '../rules/raise.ts';
import type { RequestFormView } from '../rules/views.ts';
import { type CardData, type Presented, problemsIn, thatFit } from '../../../core/words/card-data.ts';
import { longDay } from '../../../core/words/dates.ts';
import { shown } from '../../../core/words/plain-text.ts';
import { ROLE_CHOICES } from './request-words.ts';

const MOST_TITLES = 18_000;

export function requestForm({ token, typed, committees, measures, problems, today }: RequestFormView): Presented {
  const meetings = committees.flatMap(({ code, title, meetings: dates }) => [
    ...dates.map((date) => ({
      value: askedChoice(code, date).slice(0, 220),
      title: `${shown(title, 100)}, meeting of ${longDay(date)}${date > today ? ' (to come)' : ''}`,
    })),
    { value: askedChoice(code).slice(0, 220), title: `${shown(title, 100)}, outside a meeting` },
  ]);
  const data: CardData = {
    card: token.slice(0, 100),
    note: shown(typed.text, 2500),
    noteProblems: problemsIn(problems, 'note'),
    asked: typed.asked.slice(0, 220),
    askedChoices: thatFit([...meetings, { value: '|', title: 'No committee' }], 12_000),
    askedProblems: problemsIn(problems, 'asked'),
    role: typed.role.slice(0, 50),
    roleChoices: ROLE_CHOICES,
    roleProblems: problemsIn(problems, 'role'),
    name: shown(typed.name, 200),
    nameProblems: problemsIn(problems, 'name'),
    measure: typed.measure === '' ? NO_MEASURE : typed.measure.slice(0, 200),
    measureChoices: thatFit(
      [
        { value: NO_MEASURE, title: 'Nothing in the framework: a gap' },
        ...measures.map(({ code, title }) => ({ value: code, title: shown(title, 90) })),
      ],
      MOST_TITLES,
    ),
    measureProblems: problemsIn(problems, 'measure'),
  };
  const summary = 'What is asked, or what is missing? Your question goes to the performance team.';
  return { template: 'request-form', data, summary, fallbackText: summary, speak: summary };
}
