import { dayInLondon } from '../../../core/calendar/day.ts';
import { MOST_IN_A_BOX, type NarrativeProblem } from '../rules/decide-narrative.ts';
import { type Box, BOXES, byBox, MOST_IN_JSON } from '../rules/narrative.ts';
import type { NarrativeFormView } from '../rules/views.ts';
import { inBox } from '../../../core/box.ts';
import type { CardData, Presented } from '../../../core/words/card-data.ts';
import { longDay, periodWords, shortDay } from '../../../core/words/dates.ts';
import { introduction, occasionLines, occasionPrefix } from '../../readings/words/introduction.ts';
import { counted, heading, listed, sentence, shorten, shown } from '../../../core/words/plain-text.ts';
import { BOX_WORDS } from './narrative-words.ts';

/** Characters of the previous words next to a box. */
const MOST_OF_BEFORE = 400;

export function narrativeForm(view: NarrativeFormView): Presented {
  const { objective, narrative, today, typed, asked, previous } = view;
  const { period } = narrative;
  const boxes = byBox((box) => inBox(typed[box], MOST_IN_JSON));
  const before = BOXES.flatMap((box) => {
    const text = previous?.words[box].trim() ?? '';
    return text === '' ? [] : [{ label: `${BOX_WORDS[box].title}: `, text: shown(text, MOST_OF_BEFORE) }];
  });
  const by = `by ${shortDay(narrative.dueOn, today)}`;
  const data: CardData = {
    subject: `${objective.code}|${period.text}`,
    card: String(narrative.form),
    hasSaved: view.saved !== undefined,
    saved: view.saved === undefined ? '' : shown(`Saved: ${view.saved.title}. Thank you.`, 250),
    ...introductionOf(view),
    heading: heading(objective.title),
    when: sentence(periodWords(period)),
    by: `${sentence(by)}.${leftWords(view.left)}`,
    intro: 'What you write is this objective’s text in the report to committees and Cabinet, word for word.',
    hasDraft: view.draftSavedAt !== undefined,
    draft:
      view.draftSavedAt === undefined ? '' : `As you left it on ${longDay(dayInLondon(new Date(view.draftSavedAt)))}.`,
    hasQuestion: questionOf(view) !== '',
    question: questionOf(view),
    notes: notesOf(view).map((text) => ({ text: shown(text, 400) })),
    ...boxes,
    ...Object.fromEntries(BOXES.map((box) => [`${box}Label`, BOX_WORDS[box].ask])),
    isCut: BOXES.some((box) => boxes[box] !== typed[box]),
    hasBefore: before.length > 0,
    beforeTitle: previous === undefined ? '' : sentence(`${periodWords(previous.period)}, as it was written:`),
    before,
  };
  const what =
    asked.length > 0
      ? counted(asked.length, 'box wants a second look', 'boxes want a second look')
      : 'your words for the report';
  const summary = `${occasionPrefix(view.occasion)}${shorten(shown(objective.title), 90)}, ${periodWords(period)}: ${what} ${by}`;
  return {
    template: 'narrative-form',
    data,
    summary,
    fallbackText: `${summary}. Type: narrative`,
    speak: `${summary}.`,
  };
}

function introductionOf({ introduction: given, occasion, today, contact }: NarrativeFormView): CardData {
  const again = occasionWords(occasion, today);
  if (given === undefined) return introduction(undefined, again);
  const lines = [
    `This is ${given.organisation}'s performance framework. You are listed as the lead of this objective, and are asked twice a year.`,
    `Not yours? Tell ${contact}, and we stop asking.`,
    ...again,
  ];
  const words = lines.map((text) => ({ text: shown(text, 400) }));
  return { ...introduction(given), introduction: words };
}

/** No manager's list names leads, so the last reminder only says that it is the last. */
function occasionWords(occasion: NarrativeFormView['occasion'], today: NarrativeFormView['today']): string[] {
  if (occasion?.stage === 'late')
    return ['This is still to come. The report goes out with what is there by then. We won’t remind you again.'];
  if (occasion?.stage === 'reminder')
    return ['A reminder, for this is wanted soon. A few words in each box are plenty.'];
  return occasionLines(occasion, today);
}

/** One question about all boxes; empty if there is none, or if problems come first. */
function questionOf({ asked, problems, wasOvertaken }: NarrativeFormView): string {
  if (asked.length === 0 || problems.length > 0 || wasOvertaken) return '';
  return `Thank you, your words are saved. Would you look at ${namesOf(asked)} before they go on: is there something to say of what changed, or why? If it is right as it stands, just press Submit again.`;
}

function notesOf({ problems, wasOvertaken }: NarrativeFormView): string[] {
  const overtaken =
    'Somebody changed this meanwhile. Your own words are in the boxes: press Submit to put them in place of theirs.';
  return [...(wasOvertaken ? [overtaken] : []), ...problems.map(problemWords)];
}

function problemWords(about: NarrativeProblem): string {
  const { box } = about;
  if (about.problem === 'naming') {
    const { problem, cure } = about.naming;
    return `${BOX_WORDS[box].title}: ${shown(problem, 300)} ${cure} What you typed is kept.`;
  }
  if (about.problem === 'empty')
    return 'Nothing is written yet. One box is enough to begin with; Save for later keeps the rest.';
  return `${BOX_WORDS[box].title} has ${about.length.toLocaleString('en-GB')} characters; a report takes up to ${MOST_IN_A_BOX.toLocaleString('en-GB')}. It is kept as you typed it: please shorten it and submit again.`;
}

const namesOf = (boxes: readonly Box[]): string => listed(boxes.map((box) => BOX_WORDS[box].title));

const leftWords = (left: number) => (left === 0 ? '' : ` Then ${counted(left, 'more objective')} of yours.`);
