import { periodPhrase } from '../../../core/words/dates.ts';
import type { NotLinked } from '../../channels/rules/views.ts';
import { counted, listed, nameOr, sentence, shown } from '../../../core/words/plain-text.ts';
import type { NoticeAbout, NoticeWords } from '../../../core/words/notice-words.ts';
import { SHOW_TEAM } from '../../../messaging/words/first-words.ts';
import { notReachedLines, PLACE_REFUSED_WORDS } from '../../../messaging/words/reach-words.ts';

const MOST_LINES = 20;

export const managerNotices = {
  notYourTeam: (about: NoticeAbout<'notYourTeam'>): NoticeWords => ({
    title: 'That is for the manager of this measure.',
    lines: [
      about.who === ''
        ? `${about.measure.title} has no manager yet.`
        : `${about.measure.title} is with ${nameOr(about.who, '')}.`,
      `If that is not right, ask ${about.contact}.`,
    ],
  }),
  noDigest: (): NoticeWords => ({
    title: 'This list is from some time ago.',
    lines: ['What waits for you comes on a Tuesday, when there is something.'],
    list: true,
    presses: [SHOW_TEAM],
  }),
  noTeam: (): NoticeWords => ({ title: 'You are not listed as the manager of a measure.', lines: [], list: true }),
  teamQuiet: (): NoticeWords => ({
    title: 'Nothing of your people’s is wanted just now.',
    lines: ['What comes in, or wants you, comes here on a Tuesday.'],
  }),
  queryAnswered: (about: NoticeAbout<'queryAnswered'>): NoticeWords => ({
    title: `${sentence(nameOr(about.from, 'a colleague'))} has answered your question.`,
    lines: [
      `${shown(about.measure.title, 160)} ${periodPhrase(about.due.period)}`,
      `You asked: ${shown(about.question, 700)}`,
      ...pieces(about.answer),
    ],
  }),
  answerSent: (about: NoticeAbout<'answerSent'>): NoticeWords => ({
    title: `Thank you. ${sentence(nameOr(about.to, 'your manager'))} gets your answer.`,
    lines: [`It is about ${shown(about.measure.title, 160)} ${periodPhrase(about.due.period)}.`],
    answer: { measure: about.measure, due: about.due },
  }),
  content: (about: NoticeAbout<'content'>): NoticeWords => {
    const who = sentence(listed(about.who.map((name) => nameOr(name, 'your manager'))));
    const are = about.who.length === 1 ? 'is' : 'are';
    return {
      title: `${who} ${are} content for ${about.about.length === 1 ? 'this' : 'these'} to go to committee. Thank you.`,
      lines: firstOf(about.about.map(({ measure, due }) => `${shown(measure.title, 160)} ${periodPhrase(due.period)}`)),
    };
  },
  handedOn: (about: NoticeAbout<'handedOn'>): NoticeWords => ({
    title: `${shown(about.measure.title, 140)} is with ${nameOr(about.to, 'a colleague')} now.`,
    lines: [
      `${about.from === '' ? 'It was passed on' : `${nameOr(about.from, '')} passed it on`}, so nothing is wanted of you for it. Thank you for looking after it.`,
    ],
  }),
  reach: (about: NoticeAbout<'reach'>): NoticeWords => {
    const reached = about.owners - about.notReached.length;
    const everybody = about.notReached.length === 0;
    return {
      title: `${reached} of ${counted(about.owners, 'owner')} can be reached.`,
      lines: [
        ...(everybody
          ? ['Nobody is left out.']
          : [
              ...notReachedLines(about.notReached),
              `For an e-mail to them: Please open ${about.link === '' ? 'the app store of Teams, look for the performance framework’s app' : about.link} and press Add. It asks you for your figures, and nothing else.`,
            ]),
        ...notLinkedLines(about.channels),
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
