import { dayInLondon } from '../../../core/calendar/day.ts';
import { BOX, inBox } from '../../../core/box.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { ReadingFormView } from '../rules/views.ts';
import { WORDS_FIELDS } from '../../../core/readings/answer-words.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import { type CardData, type Presented, pressData, problemsIn } from '../../../core/words/card-data.ts';
import { chart } from '../../analysis/words/chart.ts';
import { briefPeriod, longDay, periodPhrase, shortDay } from '../../../core/words/dates.ts';
import { dueWords, mayNotBeOut } from './due-words.ts';
import { figureLabel, figureWords, formatValue } from '../../../core/words/numbers.ts';
import { introduction, occasionLines, occasionPrefix } from './introduction.ts';
import { heading, sentence, shorten, shown } from '../../../core/words/plain-text.ts';
import { partnerOffer } from '../../../core/words/source-words.ts';
import { influenceLine, inWords, questionsIntro, questionWords } from './questions.ts';
import { savedBanner } from './saved-note.ts';
import { trendWords } from '../../analysis/words/trend-words.ts';

/** Longer words in the boxes leave no room for charts. */
const ROOM_FOR_CHARTS = 9_000;

export function readingForm(view: ReadingFormView): Presented {
  const { measure, due, today, place, reading } = view;
  const boxes = boxesOf(view);
  const room = JSON.stringify(boxes).length < ROOM_FOR_CHARTS;
  const last = view.history.at(-1);
  const when = sentence(periodPhrase(due.period));
  const by = dueWords(due, today);
  const history = historyLines(view, room);
  const figure = reading === undefined ? '' : shown(figureWords(reading, measure), 200);
  const data: CardData = {
    ...pressData(measure, due, place?.rest),
    hasSaved: view.saved !== undefined,
    saved: savedBanner(view.saved, today, room),
    ...introduction(view.introduction, occasionLines(view.occasion, today)),
    hasPlace: place !== undefined,
    place: place === undefined ? '' : `${place.number} of ${place.of} on your list`,
    heading: heading(measure.title),
    when,
    by: `${sentence(by)}${meetingWords(view)}`,
    definition: shown(measure.definition.trim(), 240),
    hasDefinition: measure.definition.trim() !== '',
    last: last === undefined ? '' : shown(`Last time: ${figureWords(last, measure)}`, 200),
    hasLast: last !== undefined,
    ...outWords(view),
    hasDraft: view.draftSavedAt !== undefined,
    draft: view.draftSavedAt === undefined ? '' : `As you left it on ${londonDay(view.draftSavedAt, today)}.`,
    ...questionsOf(view),
    ...problemsOf(view.problems),
    ...reasonOf(view),
    asksValue: !view.wordsOnly,
    wordsOnly: view.wordsOnly,
    figure: `The figure is in already: ${figure}. Only the words are wanted.`,
    valueLabel: shown(figureLabel(measure), 100),
    influence: influenceLine(measure),
    hasInfluence: measure.influence !== undefined,
    ...boxes,
    ...chart(measure, view.history, room),
    history,
    hasHistory: history.length > 0,
    // Before the first figure there is no history, but objective and pledges.
    historyTitle: view.history.length > 0 ? 'Show history' : 'Show background',
    ...partnerOffer(measure),
  };
  const summary = `${occasionPrefix(view.occasion)}${shorten(shown(measure.title), 80)} ${briefPeriod(due.period, today)}: ${wanted(view)} ${by}, about 2 minutes`;
  const typing = `Type the measure's code, the figure and why: ${shown(measure.code, 60)} 12.5 because …`;
  return { template: 'reading-form', data, summary, fallbackText: `${summary}. ${typing}`, speak: `${summary}.` };
}

function wanted({ questions, wordsOnly, due }: ReadingFormView): string {
  if (questions.length > 0) return `${inWords(questions.length)} ${questions.length === 1 ? 'question' : 'questions'}`;
  return wordsOnly || due.state === 'valueOnly' ? 'your words' : 'your figure';
}

function meetingWords({ due, committeeTitle, today }: ReadingFormView): string {
  if (due.meeting === undefined) return '';
  const who = committeeTitle === '' ? 'the committee' : shown(committeeTitle, 120);
  return `, for ${who} on ${shortDay(due.meeting.date, today)}`;
}

/** For a series that is published long after its period: that this is fine, and what to press. */
function outWords({ measure, due, today }: ReadingFormView) {
  const months = mayNotBeOut(measure, due, today);
  return {
    mayNotBeOut: months !== undefined,
    mayNotBeOutWords:
      months === undefined
        ? ''
        : `Usually published about ${months} months after its period. If it is not out yet, press Not ready yet: that is all we need.`,
  };
}

function boxesOf({ typed }: ReadingFormView) {
  const value = inBox(typed?.value ?? '', BOX.value);
  const words = WORDS_FIELDS.map((field) => [field, inBox(typed?.[field] ?? '', BOX.words)] as const);
  return {
    value,
    ...Object.fromEntries(words),
    provisional: String(typed?.provisional ?? false),
    isCut: value !== (typed?.value ?? '') || words.some(([field, text]) => text !== (typed?.[field] ?? '')),
  };
}

function questionsOf({ questions, measure }: ReadingFormView) {
  return {
    hasQuestions: questions.length > 0,
    questionsIntro: questions.length > 0 ? questionsIntro(questions) : '',
    questions: questions.map((question) => ({ text: questionWords(question, measure) })),
    asksAboutValue: questions.some(({ about }) => about === 'value'),
    asksAboutWords: questions.some(({ about }) => about === 'soWhat' || about === 'fit'),
    asksAboutNextSteps: questions.some(({ about }) => about === 'nextSteps'),
  };
}

function problemsOf(problems: readonly FieldProblem[]) {
  return {
    // The value box is on the first screen with its problem; others need a line at the top.
    hasProblemsBelow: problems.some(({ field }) => field !== 'value'),
    valueProblems: problemsIn(problems, 'value'),
    ...Object.fromEntries(WORDS_FIELDS.map((field) => [`${field}Problems`, problemsIn(problems, field)])),
  };
}

/** What is released or locked already, and the box for why it changes. */
function reasonOf({ reading, measure, due, wantsReason = false, typed, problems }: ReadingFormView) {
  const standing =
    reading === undefined || !wantsReason ? '' : releasedWords(reading, measure, due.lockedOn !== undefined);
  return {
    wantsReason,
    hasStanding: standing !== '',
    standing: shown(standing, 400),
    reason: shown(typed?.reason ?? '', 600),
    reasonProblems: problemsIn(problems, 'reason'),
  };
}

function releasedWords(reading: Reading, measure: Measure, isLocked: boolean): string {
  const lock = isLocked ? 'This period is locked; your change stands as a revision. ' : '';
  const { published, released } = reading;
  if (released)
    return `${lock}${formatValue(reading.value, measure)} is released. Others see it until your change is released too.`;
  if (published === undefined) return lock.trim();
  return `${lock}${formatValue(published.value, measure)} is released; ${formatValue(reading.value, measure)} waits for its release.`;
}

function londonDay(instant: string, today: ReadingFormView['today']): string {
  const day = dayInLondon(new Date(instant));
  return day === today ? `${longDay(day)}, today` : longDay(day);
}

/** Behind *Show history*: only lines that say something. */
export function historyLines(view: ReadingFormView, room: boolean): CardData[] {
  const { measure, yearEarlier, trend, history } = view;
  const lines: [label: string, text: string][] = [];
  if (trend !== undefined) lines.push(['How it moves: ', trendWords(trend, measure)]);
  if (yearEarlier !== undefined) lines.push(['A year earlier: ', figureWords(yearEarlier, measure)]);
  if (measure.baselineValue !== undefined) lines.push(['When the framework began: ', baselineWords(view)]);
  if (measure.indicatorValue !== undefined) {
    const level = formatValue(measure.indicatorValue, measure);
    lines.push(['Indicator: ', `${level}, the level we would like to see`]);
  }
  const words = history.at(-1)?.soWhat.trim() ?? '';
  if (words !== '') lines.push(["Last time's words: ", shown(words, 600)]);
  if (view.objective !== '') lines.push(['Objective: ', view.objective]);
  for (const pledge of view.pledges.slice(0, 5)) lines.push(['Thrive pledge: ', pledge]);
  if (measure.definition.trim().length > 240) lines.push(['In full: ', shown(measure.definition.trim(), 1500)]);
  return lines.map(([label, text]) => ({ label, text: shown(text, room ? 1500 : 200) }));
}

function baselineWords({ measure }: ReadingFormView): string {
  const value = formatValue(measure.baselineValue ?? '', measure);
  return measure.baselinePeriod === '' ? value : `${value} (${measure.baselinePeriod})`;
}
