import { miniChart, type GroupSheet, type SheetFacts } from '../rules/sheet.ts';
import { MOST_SENTENCE, oneSentence } from '../rules/wording.ts';
import { longDay, periodPhrase, tickWords } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { creditWords } from '../../../core/words/source-words.ts';
import { sentence, shorten, shown } from '../../../core/words/plain-text.ts';
import { altText, belongsTo } from './explainer.ts';
import { explainerWords } from './explainer-words.ts';

/** Characters of a question and of its answer on paper; the page at the address shows all. */
const MOST_ASKED = 220;

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

/** Two short paragraphs; without a figure, what the group does and for whom. */
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

export function figureBelow({ reading, link: { measure } }: NonNullable<SheetFacts['explained']>): string {
  const credit = creditWords(reading);
  return `${shorten(shown(measure.title), 160)}, ${periodPhrase(reading.period)}${credit === '' ? '' : `. ${sentence(credit)}`}`;
}

/** Under two minutes at 130 words a minute, with time left for questions. */
const MOST_WORDS = 240;

/** What a supervisor reads out to a team. */
export function teamTalk(name: string, paragraphs: readonly string[]): string[] {
  const begin = `Two minutes on how our work counts. This is for ${name}.`;
  const end =
    'Was that clear? If you have a question, ask it now and I will pass it on, or scan the code on the sheet: you need no name. The answer comes back on the next sheet.';
  const room = MOST_WORDS - wordsIn(begin) - wordsIn(end);
  return [begin, ...within(paragraphs, room), end];
}

/** The sentences that fit, in their order. */
function within(paragraphs: readonly string[], most: number): string[] {
  let left = most;
  return paragraphs.flatMap((paragraph) => {
    const kept = paragraph.split(/(?<=[.!?])\s+/).filter((said) => {
      const fits = wordsIn(said) <= left;
      if (fits) left -= wordsIn(said);
      return fits;
    });
    return kept.length === 0 ? [] : [shorten(kept.join(' '), 2000)];
  });
}

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

/** Characters of one text message. */
const MOST = 159;

/** Replaces characters outside the GSM alphabet, which would make a text message longer. */
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
};
const OTHERS = /[^A-Za-z0-9 £$%&@!"'()*+,\-./:;<=>?\n_]/g;

/** At most one text message, however long the names of group and measure are. */
export function textMessage({ group, explained }: SheetFacts, address: string): string {
  const end = address === '' || address.length > 100 ? '' : ` ${address}`;
  const room = MOST - end.length;
  if (explained === undefined) return `${fit(`${group.name}: how your work counts.`, room)}${end}`;
  const { reading, link } = explained;
  const figure = plain(`${formatValue(reading.value, link.measure)} ${periodPhrase(reading.period)}`);
  const title = fit(link.measure.title, Math.max(8, room - figure.length - 3));
  const said = `${title}: ${figure}.`;
  const thanks = ' Thank you.';
  return `${fit(said.length + thanks.length <= room ? `${said}${thanks}` : said, room)}${end}`;
}

function plain(text: string): string {
  return shown(text, 400)
    .replace(/[‘’“”–—…]/g, (mark) => PLAIN[mark] ?? '')
    .normalize('NFKD')
    .replace(OTHERS, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const fit = (text: string, most: number) => {
  const whole = plain(text);
  return whole.length <= most ? whole : `${shorten(whole, most - 2).replace(/…$/, '')}...`.slice(0, most);
};
