import type { Block, Paragraph } from '../rules/paper.ts';
import type { Entry } from '../rules/report.ts';
import { periodPhrase } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { orgName } from '../../../core/words/source-words.ts';
import { chartOf, LEAST_POINTS } from './chart-of.ts';
import {
  besideWords,
  figureWords,
  firstWords,
  labelled,
  levelLines,
  methodWords,
  movementWords,
  plain,
  postWords,
  standingWords,
  toldWords,
  whoWords,
} from './entry-words.ts';
import type { Room } from './page-budget.ts';

/** Measures with their figures and what these tell, as far as there is room. */
export function measureTable(entries: readonly Entry[], title: string, room: Room): Block {
  return {
    kind: 'table',
    title,
    head: ['Measure', 'Figure', 'What it tells us'],
    widths: [28, 22, 50],
    rows: entries.map((entry) => [measureCell(entry), figureCell(entry), tellingCell(entry, room)]),
  };
}

/** Measures for which the remit's own pages have no room: those that moved least have to go. */
export function leftOut(entries: readonly Entry[], { measures }: Room): Entry[] {
  const told = entries.filter((entry) => entry.told !== undefined);
  if (measures === undefined || told.length <= measures) return [];
  const moved = (entry: Entry) => Number(entry.told?.signal === true);
  const kept = new Set([...told].sort((a, b) => moved(b) - moved(a)).slice(0, measures));
  return told.filter((entry) => !kept.has(entry));
}

const measureCell = (entry: Entry): Paragraph[] => [[{ text: entry.measure.title, bold: true }]];

function figureCell({ measure, told }: Entry): Paragraph[] {
  if (told === undefined) return [];
  const standing = standingWords(told, measure);
  return [
    [{ text: formatValue(told.reading.value, measure), bold: true }],
    plain(periodPhrase(told.reading.period)),
    ...(standing === '' ? [] : [plain(standing)]),
    ...levelLines(measure).map(plain),
  ];
}

/** What the figure tells, in the owner’s words as far as there is room, and whose it is. */
function tellingCell(entry: Entry, { words, brief }: Room): Paragraph[] {
  const { measure, told } = entry;
  if (told === undefined) return [];
  const movement = movementWords(told, measure);
  if (brief === true) {
    const whose = plain(`Answers for it: ${postWords(entry)}.`);
    return [plain(/^.*?\.(?= |$)/.exec(movement)?.[0] ?? movement), whose];
  }
  const [beside, method] = [besideWords(entry), methodWords(entry)];
  return [
    plain(movement),
    ...toldWords(told).flatMap(({ label, text }) => wordsCell(label, text, words)),
    ...(beside === '' ? [] : [labelled('Read beside:', beside)]),
    ...(method === '' ? [] : [labelled('Method:', method)]),
    ...(told.reading.suppliedBy.trim() === '' ? [] : [labelled('Figure from:', orgName(told.reading.suppliedBy))]),
    plain(whoWords(entry)),
  ];
}

function wordsCell(label: string, text: string, mostWords: number): Paragraph[] {
  if (text.trim() === '') return [];
  return [labelled(label, mostWords === 0 ? 'in full in the appendix.' : firstWords(text, mostWords).text)];
}

/** Signals that have points enough to draw in the order of the remit. */
export function drawn(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ told }) => {
    if (told === undefined || !told.signal) return false;
    return told.analysis.segments.reduce((sum, segment) => sum + segment.points.length, 0) >= LEAST_POINTS;
  });
}

/** The picture of a measure, with all that it shows in words. */
export function pictureOf({ measure, told }: Entry): Block[] {
  if (told === undefined) return [];
  const chart = chartOf(told, measure);
  if (chart === undefined) return [];
  return [{ kind: 'picture', title: `${measure.title}: ${figureWords(told, measure)}`, chart }];
}
