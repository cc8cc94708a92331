import { askedChoice, NO_MEASURE } from '../rules/raise.ts';
import type { DraftMeasureView, GoLiveView, RequestFormView } from '../rules/views.ts';
import { longDay } from '../../../core/words/dates.ts';
import { ROLE_CHOICES } from './request-words.ts';
import { type CardData, colleagueChoices, type Presented, problemsIn, thatFit } from '../../../core/words/card-data.ts';
import { heading, shorten, shown } from '../../../core/words/plain-text.ts';

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

const DIRECTION_CHOICES = [
  { value: 'higher', title: 'Higher is better' },
  { value: 'lower', title: 'Lower is better' },
  { value: 'neutral', title: 'Neither: it is watched' },
];
const FREQUENCY_CHOICES = [
  { value: 'monthly', title: 'Every month' },
  { value: 'quarterly', title: 'Every quarter' },
  { value: 'six-monthly', title: 'Twice a year' },
  { value: 'annual', title: 'Once a year' },
  { value: 'survey', title: 'By a survey' },
  { value: 'one-off', title: 'Once' },
];

export function draftMeasureForm({ request, typed, problems }: DraftMeasureView): Presented {
  const data: CardData = {
    request: shown(request.id, 12),
    heading: heading(`A draft measure for request ${shown(request.id, 12)}`),
    question: shown(request.text, 1500),
    code: shown(typed.code, 64),
    title: shown(typed.title, 300),
    unit: shown(typed.unit, 60),
    direction: typed.direction.slice(0, 20),
    directionChoices: DIRECTION_CHOICES,
    frequency: typed.frequency.slice(0, 20),
    frequencyChoices: FREQUENCY_CHOICES,
    problems: (['title', 'code', 'choice'] as const).flatMap((field) => problemsIn(problems, field)),
  };
  const summary = `A draft measure for “${shorten(shown(request.text, 200), 120)}”`;
  return { template: 'draft-measure-form', data, summary, fallbackText: summary, speak: summary };
}

export function goLiveForm({ request, measure, colleagues, typed, problems }: GoLiveView): Presented {
  const data: CardData = {
    request: shown(request.id, 12),
    heading: heading(`${shorten(shown(measure.title), 200)} goes live`),
    question: shown(request.text, 1500),
    colleagues: colleagueChoices(colleagues),
    to: typed.owner.slice(0, 254),
    unit: measure.unit.trim() === '' ? '' : `, in ${shown(measure.unit, 40)}`,
    baseline: shown(typed.baseline, 60),
    baselinePeriod: shown(typed.baselinePeriod, 60),
    indicator: shown(typed.indicator, 60),
    note: shown(typed.why, 2000),
    problems: (['to', 'baseline', 'indicator', 'why'] as const).flatMap((field) => problemsIn(problems, field)),
  };
  const summary = `${shorten(shown(measure.title), 120)} goes live: who owns it, and where does it stand?`;
  return { template: 'go-live-form', data, summary, fallbackText: summary, speak: summary };
}
