import type { NoLongerFormView } from '../rules/views.ts';
import { type CardData, type Presented, pressData } from '../../../core/words/card-data.ts';
import { periodPhrase } from '../../../core/words/dates.ts';
import { heading, sentence, shorten, shown } from '../../../core/words/plain-text.ts';

/** *We no longer collect this*: one press to be sure. */
export function noLongerForm({ measure, due, rest }: NoLongerFormView): Presented {
  const data: CardData = {
    ...pressData(measure, due, rest),
    heading: heading(measure.title),
    when: sentence(periodPhrase(due.period)),
    hint: "We won't ask for it again. The performance team will see this and decide what becomes of the measure; what is known already stays.",
  };
  const summary = `${shorten(shown(measure.title), 80)}: is it no longer collected?`;
  return { template: 'no-longer-form', data, summary, fallbackText: summary, speak: summary };
}
