import type { QueryFormView, ReassignFormView } from '../rules/views.ts';
import { BOX, inBox } from '../../../core/box.ts';
import {
  type CardData,
  colleagueChoices,
  type Presented,
  pressData,
  problemsIn,
} from '../../../core/words/card-data.ts';
import { periodPhrase } from '../../../core/words/dates.ts';
import { heading, listed, nameOr, sentence, shorten, shown } from '../../../core/words/plain-text.ts';
import { figureWords } from '../../../core/words/numbers.ts';

export function queryCard(view: QueryFormView): Presented {
  const { measure, due, reading, problems, otherWordsFor = [] } = view;
  const typed = view.typed === '' && otherWordsFor.length > 0 ? otherWords(otherWordsFor) : view.typed;
  const box = inBox(typed, BOX.words);
  const data: CardData = {
    ...pressData(measure, due),
    heading: heading(measure.title),
    when: sentence(reading === undefined ? periodPhrase(due.period) : shown(figureWords(reading, measure), 200)),
    hasSoWhat: reading !== undefined && reading.soWhat.trim() !== '',
    soWhat: shown(reading?.soWhat.trim() ?? '', 1500),
    note: box,
    isCut: box !== typed,
    problems: problemsIn(problems, 'note'),
    ...wordsOf(view),
  };
  const title = shorten(shown(measure.title), 80);
  const summary =
    view.for.what === 'ask'
      ? `${title}: what would you like to know?`
      : `${shorten(nameOr(view.for.from, 'Your manager'), 80)} asks about ${title}: “${shorten(shown(view.for.question, 200), 120)}”`;
  return { template: 'query-form', data, summary, fallbackText: summary, speak: summary };
}

function otherWords(named: readonly string[]): string {
  return `Your words say ${listed(named.map((text) => `“${text}”`))}. Others do not get to see so small a number of people, so these words cannot go out with the figure. Could you please say the same without it?`;
}

function wordsOf(view: QueryFormView): CardData {
  if (view.for.what === 'ask') {
    const { place, to } = view.for;
    return {
      isAsking: true,
      isAnswering: false,
      intro: `Your question goes to ${nameOr(to, 'the owner')} within working hours, as you write it.`,
      question: '',
      label: 'What would you like to know?',
      query: '',
      digest: place.digest,
      page: String(place.page),
    };
  }
  const { number, from, question } = view.for;
  return {
    isAsking: false,
    isAnswering: true,
    intro: `${sentence(nameOr(from, 'your manager'))} asks:`,
    question: shown(question, 2500),
    label: 'Your answer',
    query: String(number),
    digest: '',
    page: '',
  };
}

export function reassignCard({ measure, due, owner, colleagues, problems, place }: ReassignFormView): Presented {
  const data: CardData = {
    ...pressData(measure, due),
    digest: place.digest,
    page: String(place.page),
    heading: heading(measure.title),
    when: sentence(periodPhrase(due.period)),
    hint: `${
      owner.trim() === '' ? 'Nobody has it now.' : `${nameOr(owner, '')} has it now.`
    } Whoever takes it over is told, and has ten working days for what is open.`,
    colleagues: colleagueChoices(colleagues),
    toProblems: problemsIn(problems, 'to'),
  };
  const summary = `${shorten(shown(measure.title), 80)}: who takes it over?`;
  return { template: 'reassign-form', data, summary, fallbackText: summary, speak: summary };
}
