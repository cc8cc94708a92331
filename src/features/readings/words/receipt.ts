import type { Day } from '../../../core/calendar/day.ts';
import type { ReceiptView } from '../rules/views.ts';
import { type CardData, type Presented, pressData } from '../../../core/words/card-data.ts';
import { chart } from '../../analysis/words/chart.ts';
import { monthBack, shortDay } from '../../../core/words/dates.ts';
import { formatValue, whenWords } from '../../../core/words/numbers.ts';
import { ANSWER_LABELS } from '../../../core/words/source-words.ts';
import { type AnswerWords, WORDS_FIELDS } from '../../../core/readings/answer-words.ts';
import { counted, heading, shorten, shown } from '../../../core/words/plain-text.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { canChange, savedLine, savedTrend } from './saved-note.ts';

const DONE: Record<ReceiptView['saved']['what'], string> = {
  answered: 'Saved',
  valueOnly: 'Saved',
  draft: 'Kept for later',
  notReady: 'Noted as not ready yet',
  notMine: 'Noted as not yours',
  withdrawn: 'Noted as no longer collected',
};

export function receipt(view: ReceiptView): Presented {
  const { saved, today, answeredBy, left, also = 0 } = view;
  const { measure, due, reading, what } = saved;
  const words = savedTrend(saved);
  const isFigure = reading !== undefined && (what === 'answered' || what === 'valueOnly');
  const said = isFigure ? reading : undefined;
  const others = answeredBy !== undefined;
  const waits = said === undefined ? '' : untilReleased(said, measure);
  const line = others
    ? `${shown(answeredBy, 100)} has answered this already. Thank you all the same.`
    : what === 'answered'
      ? `Saved. ${waits}`.trim()
      : what === 'valueOnly'
        ? `Saved. No explanation given yet. ${waits}`.trim()
        : savedLine(saved, today);
  const yours = view.yours;
  const back = backWords(view);
  // For the first figure of a measure, the person says whether it is the baseline.
  const hasBaseline = isFigure && !others && measure.baselineValue === undefined && saved.history.length === 1;
  const data: CardData = {
    ...pressData(measure, due),
    line,
    heading: heading(measure.title),
    hasFigure: said !== undefined,
    figure: said === undefined ? '' : shown(formatValue(said.value, measure), 60),
    when: said === undefined ? '' : shown(whenWords(said)),
    hasWords: said !== undefined && words !== '',
    words,
    said: said === undefined ? [] : saidLines(said),
    hasYours: yours !== undefined,
    yours:
      yours === undefined
        ? []
        : [
            ...(yours.value === '' ? [] : [{ label: 'Your figure: ', text: shown(yours.value, 200) }]),
            ...saidLines(yours),
          ],
    ...chart(measure, said === undefined ? [] : saved.history),
    canChange: canChange(saved),
    change: what === 'draft' ? 'Open it again' : others ? 'Open it with your words' : 'Change',
    back,
    hasMore: left > 0 || also > 0,
    hasBaseline,
    hasActions: left > 0 || also > 0 || canChange(saved) || hasBaseline,
  };
  const done = others ? 'Answered already' : DONE[what];
  const summary = `${done}: ${shorten(shown(measure.title), 80)}. ${back}`;
  return {
    template: 'receipt',
    data,
    summary,
    fallbackText: `${savedLine(saved, today)} ${back}`,
    speak: `${line} ${words} ${back}`,
  };
}

const LABELS = { ...ANSWER_LABELS, soWhat: 'What it tells us' };

function saidLines(words: AnswerWords): { label: string; text: string }[] {
  return WORDS_FIELDS.map((field) => ({ label: `${LABELS[field]}: `, text: shown(words[field] ?? '') })).filter(
    ({ text }) => text.trim() !== '',
  );
}

/** When the bot will be back; a figure that was put off comes back on its own day. */
function backWords({ saved, left, also = 0, unlisted = false, nextAsk, today }: ReceiptView): string {
  if (left > 0) return `${counted(left, 'more figure')} of yours ${left === 1 ? 'is' : 'are'} still to come.`;
  const { what, due } = saved;
  if (what === 'draft') return `Nothing is sent until you press Submit. It is wanted by ${shortDay(due.dueOn, today)}.`;
  if (also > 0) return `${counted(also, 'other thing')} ${also === 1 ? 'waits' : 'wait'} for your word.`;
  if (unlisted) return 'Thank you. Type due to see whether anything else is wanted of you.';
  const comesBack: (Day | undefined)[] = [what === 'notReady' ? due.notReady?.expectedOn : undefined, nextAsk];
  const [first] = comesBack.filter((day) => day !== undefined).sort();
  return first === undefined
    ? "That's everything for now. Thank you."
    : `That's everything until ${monthBack(first, today)}. Thank you.`;
}

/** After a change of a released reading: what others still see. */
function untilReleased({ published, released, value }: Reading, measure: Measure): string {
  if (released || published === undefined) return '';
  return `Others see ${formatValue(published.value, measure)} until ${formatValue(value, measure)} is released.`;
}
