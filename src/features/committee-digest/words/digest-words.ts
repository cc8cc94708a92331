import { longDay, periodWords } from '../../../core/words/dates.ts';
import { nameOr, listed, sentence, shown } from '../../../core/words/plain-text.ts';
import type { NoticeAbout, NoticeWords } from '../../../core/words/notice-words.ts';
import { cutWords } from '../../reports/words/blocks.ts';

const MOST_EDITS = 8;

export const digestNotices = {
  mayNotDigest: (about: NoticeAbout<'mayNotDigest'>): NoticeWords => ({
    title: 'A committee’s digest is for its officers until it is released.',
    lines: [`If you should see it, ask ${shown(about.contact, 200)}.`],
  }),
  noMeeting: (about: NoticeAbout<'noMeeting'>): NoticeWords => ({
    title: `${shown(about.title, 160)} has no meeting that takes performance.`,
    lines: ['The performance team gives its meetings in framework.yaml.'],
  }),
  whichCommittee: (about: NoticeAbout<'whichCommittee'>): NoticeWords => ({
    title:
      about.typed === '' ? 'Which committee do you mean?' : `We know no committee called ${shown(about.typed, 80)}.`,
    lines: [`Type one of: ${listed(about.codes.map((code) => `committee ${shown(code, 40)}`))}.`],
  }),
  digestWithdrawn: (about: NoticeAbout<'digestWithdrawn'>): NoticeWords => ({
    title: 'This digest is withdrawn for correction.',
    lines: [
      `${shown(about.committee, 160)}, ${periodWords(about.period)}, for the meeting on ${longDay(about.meeting)}.`,
      `It was taken back on ${longDay(about.on)}. The corrected one comes here once it is released.`,
    ],
  }),
  wordsEdited: (about: NoticeAbout<'wordsEdited'>): NoticeWords => {
    const [first] = about.edits;
    const who = sentence(nameOr(first?.by ?? '', 'the committee’s officer'));
    return {
      title: `${who} has edited your words for the committee’s papers.`,
      lines: [
        `${shown(about.committee, 160)}, ${longDay(about.meeting)}. What you wrote is kept as it is; the papers say that it was edited.`,
        ...about.edits
          .slice(0, MOST_EDITS)
          .flatMap(({ title, now }) => [`${shown(title, 160)}, in the papers: “${cutWords(now).text}”`]),
        ...(about.edits.length > MOST_EDITS ? [`And ${about.edits.length - MOST_EDITS} more.`] : []),
        'If that is not what the figure tells us, tell the officer before the papers go out.',
      ],
    };
  },
};
