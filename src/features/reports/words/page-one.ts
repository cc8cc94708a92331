import type { Block, Paragraph } from '../rules/paper.ts';
import type { Entry, NoValue, Report, Told, ToldEntry } from '../rules/report.ts';
import { longDay, periodWords } from '../../../core/words/dates.ts';
import { counted, sentence } from '../../../core/words/plain-text.ts';
import {
  figureWords,
  firstWords,
  labelled,
  movementWords,
  plain,
  REASONS,
  reasonLabel,
  standingWords,
  whoWords,
  whyLabel,
} from './entry-words.ts';
import { requestLine } from './requests-part.ts';

/** Lines of 12-point text on a page of A4, less what its headings take, and the room kept for the rest in a line each. */
const LINES = 43;
/** Characters of its title on a line, of which each costs two others. */
const TITLE_LINE = 48;
const FOR_THE_REST = 8;
/** What moved beyond the usual may take of that room too: of the rest one line and its heading are left. */
const LEAST_FOR_THE_REST = 3;
const CHARACTERS_A_LINE = 80;
/** What stands between two paragraphs, and above a heading, in lines. */
const GAP = 0.4;
const HEADING_GAP = 1;
/** Names of measures for one reason; words of next steps, of which the whole stands in the tables. */
const MOST_NAMES = 3;
const MOST_NEXT = 30;
/** Requests on page one; all of them stand in their table. */
const MOST_ASKED = 3;

/** The page that stands alone: what changed, why in the owners' words, what is next, and what has no value and why. */
export function pageOne(report: Report): Block[] {
  const entries = report.remit.flatMap((part) => part.entries);
  const told = entries.filter((entry): entry is ToldEntry => entry.told !== undefined);
  const reasons = reasonsOf(entries);
  const asked = askedOf(report);
  const opening = openingOf(report);
  const titleLines = Math.ceil(report.committee.title.length / TITLE_LINE);
  const lines = LINES - 2 * (titleLines - 1);
  const room =
    lines - [...reasons, ...asked, ...opening].reduce((sum, item) => sum + linesOf(item), asked.length > 0 ? 2 : 0);
  const ranked = [...told].sort(mostToldFirst);
  const first = atLength(ranked, room);
  const used = first.reduce((sum, entry) => sum + heightOf(entry), 0);
  return [
    { kind: 'heading', level: 1, text: report.committee.title },
    { kind: 'paragraph', runs: [{ text: subtitleOf(report), bold: true }] },
    ...opening.map((runs): Block => ({ kind: 'paragraph', runs })),
    { kind: 'paragraph', runs: plain(inShort(entries, told)) },
    { kind: 'heading', level: 2, text: 'What changed, why, and what is next' },
    ...changedWords(told, first),
    ...first.flatMap(tell),
    ...restOf(ranked.slice(first.length), room - used),
    ...whatWasAsked(asked),
    ...withoutValue(reasons),
  ];
}

/** The officer's own words, as paragraphs. */
function openingOf({ opening = '' }: Report): Paragraph[] {
  return opening
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => plain(line.trim()));
}

/** On one line, so that the page tells by itself what it is, wherever it is copied to. */
const subtitleOf = ({ period, meeting, madeOn }: Report) =>
  `${sentence(periodWords(period))}. ${meeting === undefined ? 'Made on' : 'For the meeting on'} ${longDay(meeting ?? madeOn)}`;

/** How many have a figure, and how many of those moved beyond the usual. */
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
  if (told.length === 0) return [{ kind: 'paragraph', runs: plain('Nothing can be said yet.') }];
  if (told.some(({ told: { signal } }) => signal)) return [];
  const owners = first.length === 0 ? '' : ' These are the figures that their owners explain:';
  return [{ kind: 'paragraph', runs: plain(`Nothing moved beyond its usual ups and downs.${owners}`) }];
}

/** As many as have room, in their order; only what moved, what was revised and what has an owner's words. */
function atLength(ranked: readonly ToldEntry[], room: number): ToldEntry[] {
  const first: ToldEntry[] = [];
  let left = room;
  for (const entry of ranked) {
    left -= heightOf(entry);
    const kept = entry.told.signal ? LEAST_FOR_THE_REST : FOR_THE_REST;
    if (left < kept || weight(entry) < WITH_WORDS) return first;
    first.push(entry);
  }
  return first;
}

const heightOf = (entry: ToldEntry) =>
  tell(entry).reduce((sum, block) => {
    if (block.kind === 'heading') return sum + HEADING_GAP + Math.ceil(block.text.length / CHARACTERS_A_LINE) * 1.1;
    return block.kind === 'paragraph' ? sum + linesOf(block.runs) : sum;
  }, 0);

function linesOf(runs: Paragraph): number {
  return Math.ceil(runs.reduce((sum, { text }) => sum + text.length, 0) / CHARACTERS_A_LINE) + GAP;
}

function tell(entry: ToldEntry): Block[] {
  const { measure, told } = entry;
  const soWhat = firstWords(told.reading.soWhat);
  const next = firstWords(told.reading.nextSteps, MOST_NEXT);
  const standing = standingWords(told, measure);
  const lines: Paragraph[] = [
    plain(
      [movementWords(told, measure), standing === '' ? '' : `${standing}.`].filter((part) => part !== '').join(' '),
    ),
    ...(soWhat.text === '' && next.text === ''
      ? [labelled(whyLabel(told), `${ownersWords(told, '')} ${whoWords(entry)}`)]
      : [
          labelled(whyLabel(told), ownersWords(told, soWhat.text)),
          ...(next.text === '' ? [] : [labelled('Next:', next.text)]),
          plain(whoWords(entry)),
        ]),
  ];
  return [
    { kind: 'heading', level: 3, text: `${measure.title}: ${figureWords(told, measure)}` },
    ...lines.map((runs): Block => ({ kind: 'paragraph', runs })),
  ];
}

/** Words that are not there yet, and words that are left out, are told apart. */
function ownersWords({ withheld }: Told, text: string): string {
  if (withheld) return 'left out here, because they name a number that is hidden.';
  return text === '' ? 'still to come.' : text;
}

function restOf(rest: readonly ToldEntry[], room: number): Block[] {
  if (rest.length === 0) return [];
  const items: Paragraph[] = [];
  let left = room - 1;
  for (const entry of rest) {
    const item = inALine(entry);
    left -= linesOf(item);
    if (left < 0) break;
    items.push(item);
  }
  const more = rest.length - items.length;
  if (more > 0) items.push(plain(`${counted(more, 'more measure')}, in the tables that follow.`));
  return [
    { kind: 'heading', level: 2, text: 'The rest, in a line each' },
    { kind: 'list', items },
  ];
}

/** The figure and the first sentence of how it moves. */
export function inALine({ measure, told }: ToldEntry): Paragraph {
  const move = /^.*?\.(?= |$)/.exec(movementWords(told, measure))?.[0] ?? '';
  const { status, reportedBefore } = told.reading;
  const isRevised = status === 'revised' || reportedBefore !== undefined;
  const standing = status === 'provisional' ? ' (provisional)' : isRevised ? ' (revised)' : '';
  return plain(`${measure.title}: ${figureWords(told, measure)}${standing}. ${move}`.trim());
}

/** What has no figure, a line for each reason. */
export function reasonsOf(entries: readonly Entry[]): Paragraph[] {
  return REASONS.flatMap((reason: NoValue['reason']): Paragraph[] => {
    const own = entries.filter(({ none }) => none?.reason === reason);
    if (own.length === 0) return [];
    const names = own.slice(0, MOST_NAMES).map(({ measure }) => measure.title);
    const more = own.length - names.length;
    const list = `${names.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
    return [labelled(`${reasonLabel(reason)} (${own.length}):`, list)];
  });
}

/** The unanswered and the newest answers: as many as page one has room for. */
function askedOf({ requests }: Report): Paragraph[] {
  const lines = requests.slice(0, MOST_ASKED).map(requestLine);
  const more = requests.length - lines.length;
  return more === 0 ? lines : [...lines, plain(`${counted(more, 'more request')}, in the table that follows.`)];
}

function whatWasAsked(items: readonly Paragraph[]): Block[] {
  if (items.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'What you asked' },
    { kind: 'list', items },
  ];
}

function withoutValue(items: readonly Paragraph[]): Block[] {
  if (items.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'What has no figure, and why' },
    { kind: 'list', items },
  ];
}

const WITH_WORDS = 2;

/** Signals, then what was revised, then what has words, then strategic measures: what nobody should miss. */
function weight({ told, measure }: ToldEntry): number {
  return (
    (told.signal ? 8 : 0) +
    (told.before === undefined ? 0 : 4) +
    (told.reading.soWhat.trim() === '' ? 0 : WITH_WORDS) +
    (measure.level === 'strategic' ? 1 : 0)
  );
}

/** For sorting: what nobody should miss comes first. */
export const mostToldFirst = (a: ToldEntry, b: ToldEntry) => weight(b) - weight(a);
