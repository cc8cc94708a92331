import type { NoticeAbout, NoticeWords } from '../../../core/words/notice-words.ts';
import { shorten, shown } from '../../../core/words/plain-text.ts';

export const thriveNotices = {
  groupAnswer: (about: NoticeAbout<'groupAnswer'>): NoticeWords => {
    const group = shorten(shown(about.group), 80);
    return {
      title:
        about.to === 'person' ? 'Your question has an answer.' : `Somebody of ${group} asked, and here is the answer.`,
      lines: [
        `About “${shorten(shown(about.about), 160)}”`,
        `The question: ${shown(about.question, 700)}`,
        ...pieces(about.answer),
      ],
    };
  },
  groupAnswerSent: ({ went }: NoticeAbout<'groupAnswerSent'>): NoticeWords => ({
    title: 'Thank you, the answer is on its way.',
    lines: [SENT_TO[went]],
  }),
  answeredAlready: ({ question, answer }: NoticeAbout<'answeredAlready'>): NoticeWords => ({
    title: 'A colleague has answered this already. Thank you all the same.',
    lines: [`The question: ${shown(question, 700)}`, ...pieces(answer)],
  }),
  noSuchExplainer: (): NoticeWords => ({
    title: 'This is from some time ago.',
    lines: ['There is nothing more to say on it here. Type “link” to see how your work counts now.'],
  }),
  noGroups: ({ contact }: NoticeAbout<'noGroups'>): NoticeWords => ({
    title: 'No teams are listed yet.',
    lines: [`The performance team can add yours: ${contact}.`],
  }),
  notYourGroup: ({ group, contact }: NoticeAbout<'notYourGroup'>): NoticeWords => ({
    title: 'This one is for somebody else to write.',
    lines: [
      `The lead of ${shorten(shown(group), 80)} and the performance team write and approve it.`,
      `If that is not right, ask ${contact}.`,
    ],
  }),
};

const SENT_TO: Record<NoticeAbout<'groupAnswerSent'>['went'], string> = {
  person: 'It goes to the person who asked.',
  both: 'It goes to the person who asked, and to their team without a name.',
  group: 'We cannot write to the person, so it goes to their team without a name.',
  nobody: 'We cannot write to the person, and they did not want their team to read it. It is kept with the question.',
};

/** A long answer in lines that a notice shows in full. It splits no emoji. */
function pieces(text: string): string[] {
  const letters = [...text];
  const parts: string[] = [];
  for (let from = 0; from < letters.length; from += 350) parts.push(letters.slice(from, from + 350).join(''));
  return parts.map((part, index) => (index === 0 ? `The answer: ${part}` : part));
}
