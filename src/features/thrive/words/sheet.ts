import { miniChart } from '../rules/mini-chart.ts';
import type { GroupSheet, SheetFacts } from '../rules/sheet.ts';
import { MOST_SENTENCE, oneSentence } from '../rules/wording.ts';
import { longDay, periodPhrase, tickWords } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { creditWords } from '../../../core/words/source-words.ts';
import { sentence, shorten, shown } from '../../../core/words/plain-text.ts';
import { altText, belongsTo } from './explainer.ts';
import { explainerWords } from './explainer-words.ts';
import { teamTalk } from './team-talk.ts';
import { textMessage } from './text-message.ts';

/** Letters of a question and of its answer that a wall has room for; at the address they stand whole. */
const MOST_ASKED = 220;

/** A group's sheet in words. */
export function sheet(facts: SheetFacts, address: string): GroupSheet {
  const { group, explained, organisation, contact, draft, today } = facts;
  const name = shorten(shown(group.name), 80);
  const paragraphs = paragraphsOf(facts);
  const chart = explained && miniChart(explained.history, 480, 150);
  const [first, last] = [explained?.history.slice(-24)[0], explained?.history.at(-1)];
  const line = (text: string, most: number) => shorten(shown(text).replace(/\s+/g, ' ').trim(), most);
  return {
    heading: `${name}: how your work counts`,
    warning: draft ? 'Draft: these words are not approved yet. Please do not put this up.' : '',
    paragraphs,
    figure: explained === undefined ? '' : shown(formatValue(explained.reading.value, explained.link.measure), 60),
    figureBelow: explained === undefined ? '' : figureBelow(explained),
    ...(explained &&
      chart &&
      first &&
      last && {
        chart: {
          line: chart,
          from: tickWords(first.period),
          to: tickWords(last.period),
          alternative: altText(explained),
        },
      }),
    belongs: explained === undefined ? [] : belongsTo(explained.link),
    asked: facts.asked.map(({ question, answer }) => ({
      question: line(question, MOST_ASKED),
      answer: line(answer, MOST_ASKED),
    })),
    invite:
      address === ''
        ? `Was this clear? Any question? Please tell ${shown(contact, 120)}.`
        : 'Was this clear? Any question? Scan this, no name needed. Answers appear there, and on the next sheet.',
    address,
    foot: `${shown(organisation, 80)}, ${longDay(today)}. Questions: ${shown(contact, 120)}`,
    teamTalk: teamTalk(name, paragraphs),
    textMessage: textMessage(facts, address),
  };
}

/** What the group reads, in two short paragraphs; what it does and for whom, while there is no figure. */
export function paragraphsOf({ group, explained }: SheetFacts): string[] {
  if (explained !== undefined) {
    const { work, figure } = explainerWords(explained);
    return [work.join(' '), figure.join(' ')].filter((text) => text !== '');
  }
  const theirs = [group.work, group.forResidents].map((text) => shown(oneSentence(text, MOST_SENTENCE)));
  return [theirs.filter((text) => text !== '').join(' '), 'The first figure of your work is still to come.'].filter(
    (text) => text !== '',
  );
}

/** What the large figure is, below it. */
export function figureBelow({ reading, link: { measure } }: NonNullable<SheetFacts['explained']>): string {
  const credit = creditWords(reading);
  return `${shorten(shown(measure.title), 160)}, ${periodPhrase(reading.period)}${credit === '' ? '' : `. ${sentence(credit)}`}`;
}
