import { BOX } from '../../features/readings/rules/box.ts';
import type { NoticeView } from '../../core/view.ts';
import type { CardData, Presented } from '../../core/words/card-data.ts';
import { longDay, periodPhrase, shortDay } from '../../core/words/dates.ts';
import { pressData } from '../../features/readings/words/due-words.ts';
import { absenceWords } from '../../features/readings/words/absence-words.ts';
import { offered } from './desk-words.ts';
import { TYPING } from '../../features/readings/words/first-words.ts';
import { webAddress } from '../../features/readings/words/introduction.ts';
import { legalHoldWords } from '../../features/records/words/legal-hold-words.ts';
import { narrativeWords } from '../../features/narratives/words/narrative-words.ts';
import type { About, Words } from '../../core/words/notice-words.ts';
import { listed, shown } from '../../core/words/plain-text.ts';
import { savedLine } from '../../features/readings/words/saved-note.ts';
import { REASON_WORDS } from '../../features/readings/words/not-ready-form.ts';

/** A few sentences, with up to three things to press. */
export function notice({ about, yours }: NoticeView, words: Words = noticeWords(about)): Presented {
  const {
    title,
    lines,
    list = false,
    answer,
    typing = false,
    typed = TYPING,
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
    typing: typed.map((text) => ({ text })),
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
  const { value, soWhat, nextSteps } = yours;
  const typed = [shown(value, BOX.value), shown(soWhat, BOX.words), shown(nextSteps, BOX.words)];
  return ['What you typed is not stored here; you can copy it:', ...typed.filter((text) => text.trim() !== '')].map(
    (text) => ({ text }),
  );
}

function noticeWords(about: NoticeView['about']): Words {
  switch (about.what) {
    case 'nothingDue': {
      const until = about.nextAsk === undefined ? 'for now' : `until ${longDay(about.nextAsk)}`;
      return about.done
        ? { title: `That's everything ${until}. Thank you.`, lines: [] }
        : {
            ...(about.reader === undefined || about.reader === 'owner' ? {} : offered(about.reader)),
            title: 'There is nothing to do just now.',
            lines: [`We have no question for you ${until}.`],
            typing: true,
          };
    }
    case 'mayNot':
      return {
        title: 'This one is for somebody else to answer.',
        lines: [
          about.who.length > 0
            ? `${about.measure.title} is answered by ${listed(about.who)}.`
            : `${about.measure.title} has no owner yet.`,
          `If that is not right, ask ${about.contact}.`,
        ],
        list: true,
      };
    case 'unknownMeasure':
      return {
        title: 'We know no measure of that name.',
        lines: [
          `It may have been renamed. Your list shows what is wanted of you; ${about.contact} can help with the rest.`,
        ],
        list: true,
      };
    case 'notOpen':
      return {
        title: 'Nothing is wanted for that just now.',
        lines: [`${about.measure.title} is not open${about.period === '' ? '' : ` for ${about.period}`}.`],
        list: true,
      };
    case 'whichOne':
      return {
        title: 'Which one do you mean?',
        lines: [
          `We could not tell what ${about.typed} stands for. Your list has the numbers as they are now.`,
          'To give a figure, its number on the list comes first: 1 12.5 because …',
        ],
        list: true,
      };
    case 'handedOver':
      return handedOver(about);
    case 'putOffAgain':
      return putOffAgain(about);
    case 'movedOn': {
      const who = about.by === undefined ? '' : `${shown(about.by, 100)} has done this. `;
      return { title: savedLine(about.saved, about.today), lines: [`${who}This list has moved on.`], list: true };
    }
    case 'legalHolds':
      return legalHoldWords(about);
    case 'away':
    case 'awayUntilWhen':
    case 'back':
      return absenceWords(about);
    case 'narrativeSaved':
    case 'narrativeKept':
    case 'notYourObjective':
    case 'noObjective':
    case 'narratives':
      return narrativeWords(about);
    case 'howToChange':
      return {
        title: 'What you gave can be changed.',
        lines: ['Press Change on its card, or type the code of the measure: its form comes with what you gave.'],
        list: true,
      };
    case 'tooLong':
      return {
        title: 'That is too long for one message.',
        lines: [
          `It has ${about.length.toLocaleString('en-GB')} characters; we can take ${about.most.toLocaleString('en-GB')}. Please send it in a shorter form.`,
        ],
      };
    case 'tryAgain':
      return {
        title: 'That did not go through just now.',
        lines: ['Nothing you saved before is lost. Please press it again in a minute.'],
        list: true,
      };
    default:
      throw new Error(`legacy: ${about.what} is declared by its feature`);
  }
}

function handedOver({ measure, due, from }: About<'handedOver'>): Words {
  return {
    title: `${from} passed a measure on to you.`,
    lines: [
      `${measure.title} ${periodPhrase(due.period)}, by ${shortDay(due.dueOn)}. If it is not yours, say so on the form.`,
    ],
    answer: { measure, due },
  };
}

function putOffAgain({ measure, due, from, expectedOn, times }: About<'putOffAgain'>): Words {
  const why = due.notReady === undefined ? '' : ` ${REASON_WORDS[due.notReady.reason]}.`;
  const note = due.notReady?.note.trim() ?? '';
  return {
    title: `${measure.title} is not ready until ${longDay(expectedOn)}.`,
    lines: [
      `${from} has put off the figure ${periodPhrase(due.period)} ${times === 2 ? 'twice' : `${times} times`} now.${why}`,
      ...(note === '' ? [] : [`Note: ${note}`]),
    ],
  };
}
