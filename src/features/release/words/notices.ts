import { whichText } from '../rules/which.ts';
import { longDay, periodPhrase, periodWords } from '../../../core/words/dates.ts';
import { figureWords } from '../../../core/words/numbers.ts';
import type { NoticeAbout, NoticeWords } from '../../../core/words/notice-words.ts';
import { counted, sentence, shorten, shown } from '../../../core/words/plain-text.ts';

export const releaseNotices = {
  locked: (about: NoticeAbout<'locked'>): NoticeWords => {
    const { measure, due, reading } = about;
    const said = reading === undefined ? [] : [`It stands at ${figureWords(reading, measure)}.`];
    return {
      title: `${shorten(measure.title, 140)} is locked ${periodPhrase(due.period)}.`,
      lines: [
        ...said,
        `The performance team can still change it, with a reason. Please tell ${about.contact} what is to be changed, and why.`,
      ],
      list: true,
    };
  },
  openedByHand: (about: NoticeAbout<'openedByHand'>): NoticeWords => {
    const who =
      about.owner === ''
        ? 'It has no owner yet: name one, and they are asked.'
        : `${about.owner} is asked with whatever else is due, on the next day on which they may hear from us.`;
    return {
      title: `Opened: ${shorten(about.measure.title, 140)} ${periodPhrase(about.period)}.`,
      lines: [`It is wanted by ${longDay(about.due.dueOn)}. ${who}`],
    };
  },
  askedAgain: (about: NoticeAbout<'askedAgain'>): NoticeWords => ({
    title: `${about.to === '' ? 'Its owner' : about.to} is asked once more, on ${longDay(about.goesOn)}.`,
    lines: [`${shorten(about.measure.title, 140)} ${periodPhrase(about.period)} was open already.`],
  }),
  notAskedAgain: (about: NoticeAbout<'notAskedAgain'>): NoticeWords => ({
    title: NOT_ASKED[about.because],
    lines: [`${sentence(shorten(about.measure.title, 140))} ${periodPhrase(about.period)}.`],
  }),
  withdrawn: (about: NoticeAbout<'withdrawn'>): NoticeWords => ({
    title: `Withdrawn: ${shorten(about.measure.title, 140)} ${periodPhrase(about.period)}.`,
    lines: [
      'Nobody outside sees it any more. What was given stays in the history, with your reason. Type release to show it again.',
    ],
    presses: [{ title: 'Undo', verb: 'takeBackRelease', subject: shown(whichText(about.which), 1500), at: about.at }],
  }),
  nothingReleased: (about: NoticeAbout<'nothingReleased'>): NoticeWords => ({
    title: 'Nothing of that is released.',
    lines: [`There is nothing to withdraw of ${about.code} for ${about.period}.`],
  }),
  unlocked: (about: NoticeAbout<'unlocked'>): NoticeWords => ({
    title:
      about.count === 0
        ? 'Nothing of that was locked.'
        : `Unlocked: ${counted(about.count, 'figure')}, ${periodWords(about.period)}.`,
    lines: about.count === 0 ? [] : ['Their owners can change them again. Your reason is in the history.'],
  }),
  moved: (about: NoticeAbout<'moved'>): NoticeWords => ({
    title: `${shorten(about.measure.title, 140)} goes to ${about.to} from ${longDay(about.on)}.`,
    lines: [`Reports for periods that ended before that day still have it in ${about.from}. Both keep their history.`],
  }),
  tooLateToUndo: (): NoticeWords => ({
    title: 'That can no longer be undone.',
    lines: [
      'Ten minutes have passed, or somebody changed it since. A released figure can be withdrawn, and a locked one unlocked, with a reason.',
    ],
  }),
  releaseHow: (): NoticeWords => ({
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
  deskRefused: (about: NoticeAbout<'deskRefused'>): NoticeWords => ({ title: about.problem, lines: [about.cure] }),
};

const NOT_ASKED = {
  answered: 'It is answered already. To change it, type correct and its code with the period.',
  locked: 'It is locked. Type unlock, or correct, and its code with the period.',
  notLive: 'It asks nobody: it is a draft, paused or retired.',
  nobodyToAsk: 'There is nobody to ask: it needs an owner, or they are away and have no deputy.',
  nudgedLately: 'Its owner was asked again a few days ago already.',
  notOpen: 'Nothing waits there any more.',
} as const;
