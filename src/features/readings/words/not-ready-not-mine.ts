import { REASON_WORDS } from '../../../core/words/source-words.ts';
import { BOX, inBox } from '../../../core/box.ts';
import { NOT_READY_REASONS } from '../../../core/readings/due-reading.ts';
import type { NoLongerFormView, NotMineFormView, NotReadyFormView } from '../rules/views.ts';
import {
  type CardData,
  colleagueChoices,
  type Presented,
  pressData,
  problemsIn,
} from '../../../core/words/card-data.ts';
import { longDay, periodPhrase } from '../../../core/words/dates.ts';
import { mayNotBeOut } from './due-words.ts';
import { heading, sentence, shorten, shown } from '../../../core/words/plain-text.ts';

/** *Not ready yet*: a reason, a day, and a note if there is more to say. */
export function notReadyCard(view: NotReadyFormView): Presented {
  const { measure, due, problems, typed, latest, rest, today } = view;
  const months = mayNotBeOut(measure, due, today);
  const expectedOn = typed?.expectedOn ?? '';
  const data: CardData = {
    ...pressData(measure, due, rest),
    heading: heading(measure.title),
    when: sentence(periodPhrase(due.period)),
    hint:
      months === undefined
        ? "That is fine. We won't ask before the day you give."
        : `That is fine: this is usually published about ${months} months after its period. We won't ask before the day you give. If it comes later than ${longDay(latest)}, choose that day; we will ask again then, and you can say so again.`,
    reasons: NOT_READY_REASONS.map((value) => ({ value, title: REASON_WORDS[value] })),
    reason: NOT_READY_REASONS.find((known) => known === typed?.reason) ?? (months === undefined ? '' : 'notPublished'),
    // A date box takes only a date; the problem next to it repeats what was typed.
    expectedOn: /^\d{4}-\d{2}-\d{2}$/.test(expectedOn) ? expectedOn : '',
    note: inBox(typed?.note ?? '', BOX.note),
    latest,
    until: `When do you expect it? At the latest ${longDay(latest)}`,
    reasonProblems: problemsIn(problems, 'reason'),
    expectedOnProblems: problemsIn(problems, 'expectedOn'),
    noteProblems: problemsIn(problems, 'note'),
  };
  const summary = `${shorten(shown(measure.title), 80)}: when do you expect the figure?`;
  const fallbackText = `${summary} Type: not ready ${shown(measure.code, 60)} until ${longDay(latest)}`;
  return { template: 'not-ready-form', data, summary, fallbackText, speak: summary };
}

/** *Not mine*: whose it is, if that is known. */
export function notMineCard({ measure, due, colleagues, problems, rest }: NotMineFormView): Presented {
  const offered = colleagueChoices(colleagues);
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

export function noLongerCard({ measure, due, rest }: NoLongerFormView): Presented {
  const data: CardData = {
    ...pressData(measure, due, rest),
    heading: heading(measure.title),
    when: sentence(periodPhrase(due.period)),
    hint: "We won't ask for it again. The performance team will see this and decide what becomes of the measure; what is known already stays.",
  };
  const summary = `${shorten(shown(measure.title), 80)}: is it no longer collected?`;
  return { template: 'no-longer-form', data, summary, fallbackText: summary, speak: summary };
}
