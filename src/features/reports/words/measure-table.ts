import { periodPhrase } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { orgName } from '../../../core/words/source-words.ts';
import type { Block, Paragraph } from '../rules/paper.ts';
import type { Entry } from '../rules/report.ts';
import { cutWords, optional, plain } from './blocks.ts';
import { chartOf, LEAST_POINTS } from './chart-of.ts';
import {
  besideWords,
  levelLines,
  movementWords,
  postWords,
  revisionWords,
  surveyWords,
  toldFigure,
  toldWords,
  whoWords,
} from './entry-words.ts';
import type { Room } from './page-budget.ts';

/** Measures with their figures and what these tell. */
export function measureTable(entries: readonly Entry[], title: string, room: Room): Block {
  return {
    kind: 'table',
    title,
    head: ['Measure', 'Figure', 'What it tells us'],
    widths: [28, 22, 50],
    rows: entries.map((entry) => [
      [[{ text: entry.measure.title, bold: true }]],
      figureCell(entry),
      tellingCell(entry, room),
    ]),
  };
}

/** Measures for which the remit's pages have no room: those without a signal first. */
export function leftOut(entries: readonly Entry[], { measures }: Room): Entry[] {
  const told = entries.filter((entry) => entry.told !== undefined);
  if (measures === undefined || told.length <= measures) return [];
  const moved = (entry: Entry) => Number(entry.told?.signal === true);
  const kept = new Set(told.toSorted((a, b) => moved(b) - moved(a)).slice(0, measures));
  return told.filter((entry) => !kept.has(entry));
}

function figureCell({ measure, told }: Entry): Paragraph[] {
  if (told === undefined) return [];
  return [
    [{ text: formatValue(told.reading.value, measure), bold: true }],
    plain(periodPhrase(told.reading.period)),
    ...optional('', revisionWords(told, measure)),
    ...levelLines(measure).map(plain),
  ];
}

function tellingCell(entry: Entry, { words, brief }: Room): Paragraph[] {
  const { measure, told } = entry;
  if (told === undefined) return [];
  const movement = movementWords(told, measure);
  if (brief === true) return [plain(firstSentence(movement)), plain(`Answers for it: ${postWords(entry.owner)}.`)];
  const supplier = told.reading.suppliedBy.trim();
  return [
    plain(movement),
    ...toldWords(told).flatMap(({ label, text }) =>
      optional(label, text !== '' && words === 0 ? 'in full in the appendix.' : cutWords(text, words).text),
    ),
    ...optional('Read beside:', besideWords(entry)),
    ...optional('Method:', surveyWords(entry)),
    ...optional('Figure from:', supplier === '' ? '' : orgName(supplier)),
    plain(whoWords(entry)),
  ];
}

export const firstSentence = (text: string): string => /^.*?\.(?= |$)/.exec(text)?.[0] ?? text;

/** Signals with enough points for a chart. */
export function drawn(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ told }) => {
    if (told === undefined || !told.signal) return false;
    return told.analysis.segments.reduce((sum, segment) => sum + segment.points.length, 0) >= LEAST_POINTS;
  });
}

export function pictureOf({ measure, told }: Entry): Block[] {
  if (told === undefined) return [];
  const chart = chartOf(told, measure);
  return chart === undefined
    ? []
    : [{ kind: 'picture', title: `${measure.title}: ${toldFigure(told, measure)}`, chart }];
}
