import { BOX } from '../../core/box.ts';
import { textsOf } from '../../core/readings/answer-words.ts';
import type { NoticeView } from '../../core/view.ts';
import { type CardData, type Presented, pressData } from '../../core/words/card-data.ts';
import { shown, webAddress } from '../../core/words/plain-text.ts';
import type { Names, NoticeAbout, NoticeWords } from '../../core/words/notice-words.ts';

/** A few sentences, with up to three things to press. */
export function notice({ yours }: NoticeView, words: NoticeWords, names: Names): Presented {
  const {
    title,
    lines,
    list = false,
    answer,
    typing = false,
    reader = 'owner',
    link = '',
    linkTitle = 'Privacy notice',
    presses = [],
  } = words;
  const data: CardData = {
    title: shown(title, 200),
    lines: [...lines.map((text) => ({ text: shown(text, 800) })), ...typedLines(yours)],
    hasList: list,
    hasAnswer: answer !== undefined,
    ...(answer === undefined ? { measure: '', period: '', card: '', rest: '' } : pressData(answer.measure, answer.due)),
    hasTyping: typing,
    typing: names.typed(reader).map((text) => ({ text })),
    hasLink: webAddress(link) !== '',
    link: webAddress(link),
    linkTitle,
    presses: presses.map(({ at = '', ...press }) => ({ ...press, at })),
    hasActions: presses.length > 0 || list || answer !== undefined || typing || webAddress(link) !== '',
  };
  const text = shown([title, ...lines].join(' '), 1500);
  return { template: 'notice', data, summary: shown(title, 200), fallbackText: text, speak: text };
}

/** What was typed on the form that this takes the place of, to be copied from here. */
function typedLines(yours: NoticeView['yours']): { text: string }[] {
  if (yours === undefined) return [];
  const typed = [shown(yours.value, BOX.value), ...textsOf(yours).map((text) => shown(text, BOX.words))];
  return ['What you typed is not stored here; you can copy it:', ...typed.filter((text) => text.trim() !== '')].map(
    (text) => ({ text }),
  );
}

/** What is said of a message or a press that could not be taken at all. */
export const actionNotices = {
  tooLong: ({ length, most }: NoticeAbout<'tooLong'>): NoticeWords => ({
    title: 'That is too long for one message.',
    lines: [
      `It has ${length.toLocaleString('en-GB')} characters; we can take ${most.toLocaleString('en-GB')}. Please send it in a shorter form.`,
    ],
  }),
  tryAgain: (): NoticeWords => ({
    title: 'That did not go through just now.',
    lines: ['Nothing you saved before is lost. Please press it again in a minute.'],
    list: true,
  }),
};
