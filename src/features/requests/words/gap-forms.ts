import type { DraftMeasureView, GoLiveView } from '../rules/views.ts';
import { type CardData, MOST_NAMES, type Presented, problemsIn, thatFit } from '../../../core/words/card-data.ts';
import { heading, shorten, shown } from '../../../core/words/plain-text.ts';

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
  const choices = colleagues.map(({ email, name }) => ({ value: email, title: shown(name || email, 80) }));
  const data: CardData = {
    request: shown(request.id, 12),
    heading: heading(`${shorten(shown(measure.title), 200)} goes live`),
    question: shown(request.text, 1500),
    colleagues: thatFit(choices, MOST_NAMES),
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
