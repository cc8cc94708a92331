import { periodPhrase } from '../../../core/words/dates.ts';
import type { NotLinked } from '../../channels/rules/views.ts';
import { counted, listed, nameOr, sentence, shown } from '../../../core/words/plain-text.ts';
import type { NoticesOf } from '../../../core/view.ts';
import type { NoticesIn } from '../../../core/words/notice-words.ts';
import { SHOW_TEAM } from '../../../messaging/words/first-words.ts';
import { notReachedLines, PLACE_REFUSED_WORDS } from '../../../messaging/words/reach-words.ts';

const MOST_LINES = 20;

export const managerNotices: NoticesIn<NoticesOf['managers']> = {
  notYourTeam: ({ measure, who, contact }) => ({
    title: 'That is for the manager of this measure.',
    lines: [
      who === '' ? `${measure.title} has no manager yet.` : `${measure.title} is with ${nameOr(who, '')}.`,
      `If that is not right, ask ${contact}.`,
    ],
  }),
  noDigest: () => ({
    title: 'This list is from some time ago.',
    lines: ['What waits for you comes on a Tuesday, when there is something.'],
    list: true,
    presses: [SHOW_TEAM],
  }),
  noTeam: () => ({ title: 'You are not listed as the manager of a measure.', lines: [], list: true }),
  teamQuiet: () => ({
    title: 'Nothing of your people’s is wanted just now.',
    lines: ['What comes in, or wants you, comes here on a Tuesday.'],
  }),
  queryAnswered: ({ measure, due, from, question, answer }) => ({
    title: `${sentence(nameOr(from, 'a colleague'))} has answered your question.`,
    lines: [
      `${shown(measure.title, 160)} ${periodPhrase(due.period)}`,
      `You asked: ${shown(question, 700)}`,
      ...pieces(answer),
    ],
  }),
  answerSent: ({ measure, due, to }) => ({
    title: `Thank you. ${sentence(nameOr(to, 'your manager'))} gets your answer.`,
    lines: [`It is about ${shown(measure.title, 160)} ${periodPhrase(due.period)}.`],
    answer: { measure, due },
  }),
  content: ({ who: names, about }) => {
    const who = sentence(listed(names.map((name) => nameOr(name, 'your manager'))));
    const are = names.length === 1 ? 'is' : 'are';
    return {
      title: `${who} ${are} content for ${about.length === 1 ? 'this' : 'these'} to go to committee. Thank you.`,
      lines: firstOf(about.map(({ measure, due }) => `${shown(measure.title, 160)} ${periodPhrase(due.period)}`)),
    };
  },
  handedOn: ({ measure, from, to }) => ({
    title: `${shown(measure.title, 140)} is with ${nameOr(to, 'a colleague')} now.`,
    lines: [
      `${from === '' ? 'It was passed on' : `${nameOr(from, '')} passed it on`}, so nothing is wanted of you for it. Thank you for looking after it.`,
    ],
  }),
  reach: ({ owners, notReached, channels, link }) => {
    const reached = owners - notReached.length;
    const everybody = notReached.length === 0;
    return {
      title: `${reached} of ${counted(owners, 'owner')} can be reached.`,
      lines: [
        ...(everybody
          ? ['Nobody is left out.']
          : [
              ...notReachedLines(notReached),
              `For an e-mail to them: Please open ${link === '' ? 'the app store of Teams, look for the performance framework’s app' : link} and press Add. It asks you for your figures, and nothing else.`,
            ]),
        ...notLinkedLines(channels),
      ],
    };
  },
};

/** Committees and groups without a channel or chat that can be written to, with the cure. */
export function notLinkedLines(channels: readonly NotLinked[]): string[] {
  const [none, refused] = [
    channels.filter(({ why }) => why === 'notLinked'),
    channels.filter(({ why }) => why !== 'notLinked'),
  ];
  return [
    ...(none.length === 0
      ? []
      : [
          `No channel or chat yet: ${listed(none.map(({ title }) => shown(title, 120)))}. Mention this app there and type: committee CODE, or: link here CODE.`,
        ]),
    ...refused.map(({ title, why }) => `${shown(title, 120)}: ${PLACE_REFUSED_WORDS[why] ?? ''}`),
  ];
}

function firstOf(lines: readonly string[]): string[] {
  if (lines.length <= MOST_LINES) return [...lines];
  return [...lines.slice(0, MOST_LINES), `and ${lines.length - MOST_LINES} more`];
}

/** Splits a long answer over the lines of a notice, so that nothing is cut. */
function pieces(text: string): string[] {
  // By code points, so that no emoji is cut in two.
  const letters = [...text];
  const parts: string[] = [];
  for (let from = 0; from < letters.length; from += 350) parts.push(letters.slice(from, from + 350).join(''));
  return parts.map((part, index) => (index === 0 ? `Their answer: ${part}` : part));
}
