import { longDay, periodPhrase, shortDay } from '../../../core/words/dates.ts';
import type { NoticesOf } from '../../../core/view.ts';
import type { NoticesIn } from '../../../core/words/notice-words.ts';
import { listed, shown } from '../../../core/words/plain-text.ts';
import { offered } from '../../../messaging/words/desk-words.ts';
import { REASON_WORDS } from '../../../core/words/source-words.ts';
import { savedLine } from './saved-note.ts';

export const readingNotices: NoticesIn<NoticesOf['readings']> = {
  nothingDue: ({ nextAsk, done, reader }) => {
    const until = nextAsk === undefined ? 'for now' : `until ${longDay(nextAsk)}`;
    if (done) return { title: `That's everything ${until}. Thank you.`, lines: [] };
    return {
      ...(reader === undefined || reader === 'owner' ? {} : offered(reader)),
      title: 'There is nothing to do just now.',
      lines: [`We have no question for you ${until}.`],
      typing: true,
    };
  },
  mayNot: ({ measure, who, contact }) => ({
    title: 'This one is for somebody else to answer.',
    lines: [
      who.length > 0 ? `${measure.title} is answered by ${listed(who)}.` : `${measure.title} has no owner yet.`,
      `If that is not right, ask ${contact}.`,
    ],
    list: true,
  }),
  unknownMeasure: ({ contact }) => ({
    title: 'We know no measure of that name.',
    lines: [`It may have been renamed. Your list shows what is wanted of you; ${contact} can help with the rest.`],
    list: true,
  }),
  notOpen: ({ measure, period }) => ({
    title: 'Nothing is wanted for that just now.',
    lines: [`${measure.title} is not open${period === '' ? '' : ` for ${period}`}.`],
    list: true,
  }),
  whichOne: ({ typed }) => ({
    title: 'Which one do you mean?',
    lines: [
      `We could not tell what ${typed} stands for. Your list has the numbers as they are now.`,
      'To give a figure, its number on the list comes first: 1 12.5 because …',
    ],
    list: true,
  }),
  handedOver: ({ measure, due, from }) => ({
    title: `${from} passed a measure on to you.`,
    lines: [
      `${measure.title} ${periodPhrase(due.period)}, by ${shortDay(due.dueOn)}. If it is not yours, say so on the form.`,
    ],
    answer: { measure, due },
  }),
  putOffAgain: ({ measure, due, from, expectedOn, times }) => {
    const why = due.notReady === undefined ? '' : ` ${REASON_WORDS[due.notReady.reason]}.`;
    const note = due.notReady?.note.trim() ?? '';
    return {
      title: `${measure.title} is not ready until ${longDay(expectedOn)}.`,
      lines: [
        `${from} has put off the figure ${periodPhrase(due.period)} ${times === 2 ? 'twice' : `${times} times`} now.${why}`,
        ...(note === '' ? [] : [`Note: ${note}`]),
      ],
    };
  },
  movedOn: ({ saved, today, by }) => ({
    title: savedLine(saved, today),
    lines: [`${by === undefined ? '' : `${shown(by, 100)} has done this. `}This list has moved on.`],
    list: true,
  }),
  away: ({ backOn, deputies, owns }) => ({
    title: `Noted: you are back on ${longDay(backOn)}.`,
    lines: [
      deputies.length > 0
        ? `Until then we ask ${listed(deputies)} in your place, and you hear nothing.`
        : !owns
          ? 'Until then you hear nothing.'
          : "Until then you hear nothing. Nobody is named as your deputy, so what comes due stands on your manager's list.",
    ],
    presses: [{ title: "I'm back", verb: 'imBack', subject: '' }],
  }),
  awayUntilWhen: ({ typed }) => ({
    title: 'Until when are you away?',
    lines: [
      `${typed === '' ? 'There was no day' : `We could not read “${typed}” as a day ahead of us`}. Type, for instance: away until 15 January`,
    ],
  }),
  back: () => ({
    title: 'Welcome back.',
    lines: ['What is wanted of you comes to you again.'],
    list: true,
  }),
  howToChange: () => ({
    title: 'What you gave can be changed.',
    lines: ['Press Change on its card, or type the code of the measure: its form comes with what you gave.'],
    list: true,
  }),
};
