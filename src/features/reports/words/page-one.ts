import { longDay, periodWords } from '../../../core/words/dates.ts';
import { counted, sentence } from '../../../core/words/plain-text.ts';
import type { Block, Paragraph } from '../rules/paper.ts';
import type { Entry, Report, Told, ToldEntry } from '../rules/report.ts';
import { cutWords, labelled, linesOf, listPart, optional, paragraph, plain } from './blocks.ts';
import { movementWords, REASON_LABELS, REASONS, revisionWords, toldFigure, whoWords, whyLabel } from './entry-words.ts';
import { firstSentence } from './measure-table.ts';
import { requestLine } from './requests-part.ts';

/** Lines of 12-point text on a page of A4, without its headings. */
const LINES = 43;
/** Characters of the committee's title on a line, which takes the height of two. */
const TITLE_LINE = 48;
/** Lines kept for the rest; a signal may use them, except for one line and its heading. */
const FOR_THE_REST = 8;
const LEAST_FOR_THE_REST = 3;
const CHARACTERS_A_LINE = 80;
/** Lines between two paragraphs, and above a heading. */
const GAP = 0.4;
const HEADING_GAP = 1;
/** Measures named for one reason, words of next steps, and requests; tables have all of them. */
const MOST_NAMES = 3;
const MOST_NEXT = 30;
const MOST_ASKED = 3;

/** Can be read alone: what changed, why in the owners' words, what is next, and what has no value and why. */
export function pageOne(report: Report): Block[] {
  const entries = report.remit.flatMap((part) => part.entries);
  const told = entries.filter((entry): entry is ToldEntry => entry.told !== undefined);
  const reasons = reasonsOf(entries);
  const asked = askedOf(report);
  const opening = linesOf(report.opening ?? '');
  const titleLines = Math.ceil(report.committee.title.length / TITLE_LINE);
  const others = [...reasons, ...asked, ...opening];
  const room = LINES - 2 * (titleLines - 1) - (asked.length > 0 ? 2 : 0) - sumOf(others.map(heightOf));
  const ranked = told.toSorted(mostToldFirst);
  const first = atLength(ranked, room);
  const used = sumOf(first.map(heightOfTold));
  return [
    { kind: 'heading', level: 1, text: report.committee.title },
    paragraph([{ text: subtitleOf(report), bold: true }]),
    ...opening.map(paragraph),
    paragraph(plain(inShort(entries, told))),
    { kind: 'heading', level: 2, text: 'What changed, why, and what is next' },
    ...changedWords(told, first),
    ...first.flatMap(tell),
    ...restOf(ranked.slice(first.length), room - used),
    ...listPart('What you asked', asked),
    ...listPart('What has no figure, and why', reasons),
  ];
}

/** The page says what it is, wherever it is copied to. */
const subtitleOf = ({ period, meeting, madeOn }: Report) =>
  `${sentence(periodWords(period))}. ${meeting === undefined ? 'Made on' : 'For the meeting on'} ${longDay(meeting ?? madeOn)}`;

export function inShort(entries: readonly Entry[], told: readonly ToldEntry[]): string {
  if (told.length === 0) {
    const none =
      entries.length === 1
        ? 'The one measure in this remit has no'
        : `None of the ${counted(entries.length, 'measure')} in this remit has a`;
    return `${none} figure for the period, for the reasons below.`;
  }
  const signals = told.filter(({ told: { signal } }) => signal).length;
  const none = entries.length - told.length;
  const have = `${shareOf(entries.length, told.length)} a figure for the period`;
  const moved = `; ${signals === 0 ? 'none' : signals} moved beyond the usual ups and downs`;
  const without =
    none === 0 ? '' : ` ${counted(none, 'measure')} ${none === 1 ? 'has' : 'have'} none, for the reasons below.`;
  return `${have}${moved}.${without}`;
}

function shareOf(all: number, told: number): string {
  if (all === 1) return 'The one measure in this remit has';
  if (all === told) return `All ${all} measures in this remit have`;
  return `${told} of the ${all} measures in this remit ${told === 1 ? 'has' : 'have'}`;
}

function changedWords(told: readonly ToldEntry[], first: readonly ToldEntry[]): Block[] {
  if (told.length === 0) return [paragraph(plain('Nothing can be said yet.'))];
  if (told.some(({ told: { signal } }) => signal)) return [];
  const owners = first.length === 0 ? '' : ' These are the figures that their owners explain:';
  return [paragraph(plain(`Nothing moved beyond its usual ups and downs.${owners}`))];
}

/** As many as have room, in their order; only signals, revised figures and those with an owner's words. */
function atLength(ranked: readonly ToldEntry[], room: number): ToldEntry[] {
  const first: ToldEntry[] = [];
  let left = room;
  for (const entry of ranked) {
    left -= heightOfTold(entry);
    const kept = entry.told.signal ? LEAST_FOR_THE_REST : FOR_THE_REST;
    if (left < kept || weight(entry) < WITH_WORDS) return first;
    first.push(entry);
  }
  return first;
}

const heightOfTold = (entry: ToldEntry): number =>
  sumOf(tellingOf(entry).map(heightOf)) + HEADING_GAP + Math.ceil(titleOf(entry).length / CHARACTERS_A_LINE) * 1.1;

const heightOf = (runs: Paragraph): number =>
  Math.ceil(sumOf(runs.map(({ text }) => text.length)) / CHARACTERS_A_LINE) + GAP;

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

const titleOf = ({ measure, told }: ToldEntry): string => `${measure.title}: ${toldFigure(told, measure)}`;

const tell = (entry: ToldEntry): Block[] => [
  { kind: 'heading', level: 3, text: titleOf(entry) },
  ...tellingOf(entry).map(paragraph),
];

function tellingOf(entry: ToldEntry): Paragraph[] {
  const { measure, told } = entry;
  const soWhat = cutWords(told.reading.soWhat).text;
  const next = cutWords(told.reading.nextSteps, MOST_NEXT).text;
  const revision = revisionWords(told, measure);
  const movement = [movementWords(told, measure), revision === '' ? '' : `${revision}.`];
  const why = ownersWords(told, soWhat);
  return [
    plain(movement.filter((part) => part !== '').join(' ')),
    ...(soWhat === '' && next === ''
      ? [labelled(whyLabel(told), `${why} ${whoWords(entry)}`)]
      : [labelled(whyLabel(told), why), ...optional('Next:', next), plain(whoWords(entry))]),
  ];
}

function ownersWords({ withheld }: Told, text: string): string {
  if (withheld) return 'left out here, because they name a number that is hidden.';
  return text === '' ? 'still to come.' : text;
}

function restOf(rest: readonly ToldEntry[], room: number): Block[] {
  const items: Paragraph[] = [];
  let left = room - 1;
  for (const entry of rest) {
    const item = inALine(entry);
    left -= heightOf(item);
    if (left < 0) break;
    items.push(item);
  }
  const more = rest.length - items.length;
  if (more > 0) items.push(plain(`${counted(more, 'more measure')}, in the tables that follow.`));
  return listPart('The rest, in a line each', items);
}

export function inALine({ measure, told }: ToldEntry): Paragraph {
  const { status, reportedBefore } = told.reading;
  const isRevised = status === 'revised' || reportedBefore !== undefined;
  const mark = status === 'provisional' ? ' (provisional)' : isRevised ? ' (revised)' : '';
  const figure = `${measure.title}: ${toldFigure(told, measure)}${mark}.`;
  return plain(`${figure} ${firstSentence(movementWords(told, measure))}`.trim());
}

export function reasonsOf(entries: readonly Entry[]): Paragraph[] {
  return REASONS.flatMap((reason): Paragraph[] => {
    const own = entries.filter(({ none }) => none?.reason === reason);
    if (own.length === 0) return [];
    const names = own.slice(0, MOST_NAMES).map(({ measure }) => measure.title);
    const more = own.length - names.length;
    const list = `${names.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
    return [labelled(`${REASON_LABELS[reason]} (${own.length}):`, list)];
  });
}

function askedOf({ requests }: Report): Paragraph[] {
  const lines = requests.slice(0, MOST_ASKED).map(requestLine);
  const more = requests.length - lines.length;
  return more === 0 ? lines : [...lines, plain(`${counted(more, 'more request')}, in the table that follows.`)];
}

const WITH_WORDS = 2;

/** Signals, then revised figures, then those with words, then strategic measures. */
function weight({ told, measure }: ToldEntry): number {
  return (
    (told.signal ? 8 : 0) +
    (told.before === undefined ? 0 : 4) +
    (told.reading.soWhat.trim() === '' ? 0 : WITH_WORDS) +
    (measure.level === 'strategic' ? 1 : 0)
  );
}

export const mostToldFirst = (a: ToldEntry, b: ToldEntry) => weight(b) - weight(a);
