import type { ReassignFormView } from '../rules/views.ts';
import {
  type CardData,
  MOST_NAMES,
  type Presented,
  pressData,
  problemsIn,
  thatFit,
} from '../../../core/words/card-data.ts';
import { periodPhrase } from '../../../core/words/dates.ts';
import { heading, nameOr, sentence, shorten, shown } from '../../../core/words/plain-text.ts';

export function reassignCard({ measure, due, owner, colleagues, problems, place }: ReassignFormView): Presented {
  const choices = colleagues.map(({ email, name }) => ({ value: email, title: shown(name === '' ? email : name, 80) }));
  const data: CardData = {
    ...pressData(measure, due),
    digest: place.digest,
    page: String(place.page),
    heading: heading(measure.title),
    when: sentence(periodPhrase(due.period)),
    hint: `${
      owner.trim() === '' ? 'Nobody has it now.' : `${nameOr(owner, '')} has it now.`
    } Whoever takes it over is told, and has ten working days for what is open.`,
    colleagues: thatFit(choices, MOST_NAMES),
    toProblems: problemsIn(problems, 'to'),
  };
  const summary = `${shorten(shown(measure.title), 80)}: who takes it over?`;
  return { template: 'reassign-form', data, summary, fallbackText: summary, speak: summary };
}
