import { whichText } from '../rules/which.ts';
import { longDay, periodPhrase, periodWords } from '../../../core/words/dates.ts';
import { figureWords } from '../../../core/words/numbers.ts';
import type { NoticesOf } from '../../../core/view.ts';
import type { NoticesIn } from '../../../core/words/notice-words.ts';
import { counted, sentence, shorten, shown } from '../../../core/words/plain-text.ts';

export const releaseNotices: NoticesIn<NoticesOf['release']> = {
  locked: ({ measure, due, reading, contact }) => {
    const said = reading === undefined ? [] : [`It stands at ${figureWords(reading, measure)}.`];
    return {
      title: `${shorten(measure.title, 140)} is locked ${periodPhrase(due.period)}.`,
      lines: [
        ...said,
        `The performance team can still change it, with a reason. Please tell ${contact} what is to be changed, and why.`,
      ],
      list: true,
    };
  },
  openedByHand: ({ measure, period, due, owner }) => {
    const who =
      owner === ''
        ? 'It has no owner yet: name one, and they are asked.'
        : `${owner} is asked with whatever else is due, on the next day on which they may hear from us.`;
    return {
      title: `Opened: ${shorten(measure.title, 140)} ${periodPhrase(period)}.`,
      lines: [`It is wanted by ${longDay(due.dueOn)}. ${who}`],
    };
  },
  askedAgain: ({ measure, period, to, goesOn }) => ({
    title: `${to === '' ? 'Its owner' : to} is asked once more, on ${longDay(goesOn)}.`,
    lines: [`${shorten(measure.title, 140)} ${periodPhrase(period)} was open already.`],
  }),
  notAskedAgain: ({ measure, period, because }) => ({
    title: NOT_ASKED[because],
    lines: [`${sentence(shorten(measure.title, 140))} ${periodPhrase(period)}.`],
  }),
  withdrawn: ({ measure, period, which, at }) => ({
    title: `Withdrawn: ${shorten(measure.title, 140)} ${periodPhrase(period)}.`,
    lines: [
      'Nobody outside sees it any more. What was given stays in the history, with your reason. Type release to show it again.',
    ],
    presses: [{ title: 'Undo', verb: 'takeBackRelease', subject: shown(whichText(which), 1500), at: at }],
  }),
  nothingReleased: ({ code, period }) => ({
    title: 'Nothing of that is released.',
    lines: [`There is nothing to withdraw of ${code} for ${period}.`],
  }),
  unlocked: ({ count, period }) => ({
    title:
      count === 0 ? 'Nothing of that was locked.' : `Unlocked: ${counted(count, 'figure')}, ${periodWords(period)}.`,
    lines: count === 0 ? [] : ['Their owners can change them again. Your reason is in the history.'],
  }),
  moved: ({ measure, from, to, on }) => ({
    title: `${shorten(measure.title, 140)} goes to ${to} from ${longDay(on)}.`,
    lines: [`Reports for periods that ended before that day still have it in ${from}. Both keep their history.`],
  }),
  tooLateToUndo: () => ({
    title: 'That can no longer be undone.',
    lines: [
      'Ten minutes have passed, or somebody changed it since. A released figure can be withdrawn, and a locked one unlocked, with a reason.',
    ],
  }),
  releaseHow: () => ({
    title: 'What is it about?',
    lines: [
      'Release: type release families, release PO1 FY2026/27-H1, or release PMIF-LAC-N 2026-09-30.',
      'Take back: withdraw PMIF-LAC-N 2026-09-30 because …',
      'Lock: lock FY2026/27-H1, or lock PMIF-LAC-N 2026-09-30; unlock FY2026/27-H1 because …',
      'Change what is locked: correct PMIF-LAC-N 2026-09-30',
      'Ask for one by hand: open PMIF-LAC-N 2026-09-30',
      'To another committee: move PMIF-LAC-N from families to corporate from 2026-07-01',
    ],
  }),
  deskRefused: ({ problem, cure }) => ({ title: problem, lines: [cure] }),
};

const NOT_ASKED = {
  answered: 'It is answered already. To change it, type correct and its code with the period.',
  locked: 'It is locked. Type unlock, or correct, and its code with the period.',
  notLive: 'It asks nobody: it is a draft, paused or retired.',
  nobodyToAsk: 'There is nobody to ask: it needs an owner, or they are away and have no deputy.',
  nudgedLately: 'Its owner was asked again a few days ago already.',
  notOpen: 'Nothing waits there any more.',
} as const;
