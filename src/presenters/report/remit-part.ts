import type { Block, Paragraph } from '../../domain/report/paper.ts';
import type { Entry, ObjectivePart, Report } from '../../domain/report/report.ts';
import { periodPhrase } from '../dates.ts';
import { formatValue } from '../numbers.ts';
import { chartAlternative, chartOf, LEAST_POINTS } from './chart-of.ts';
import {
  besideWords,
  firstWords,
  influenceWords,
  labelled,
  levelLines,
  methodWords,
  movementWords,
  plain,
  postWords,
  reasonWords,
  standingWords,
} from './entry-words.ts';

const LEVELS = [
  ['strategic', 'Strategic measures'],
  ['operational', 'Operational measures'],
  ['', 'Other measures'],
] as const;

/** The remit, objective by objective, then what has no figure, what other committees see too, and what is new. */
export function remitPart(report: Report): Block[] {
  const entries = report.remit.flatMap((part) => part.entries);
  return [
    ...report.remit.flatMap((part, index) => objective(part, index === 0)),
    ...withoutFigure(entries),
    ...alsoElsewhere(entries),
    ...newAndRetained(entries),
  ];
}

function objective(part: ObjectivePart, newPage: boolean): Block[] {
  const told = part.entries.filter((entry) => entry.told !== undefined);
  const heading: Block = { kind: 'heading', level: 2, text: titleOf(part), ...(newPage && { newPage }) };
  if (told.length === 0) return newPage ? [heading, { kind: 'paragraph', runs: plain(NO_FIGURES) }] : [];
  return [
    heading,
    ...LEVELS.flatMap(([level, title]) =>
      levelPart(
        told.filter((entry) => levelOf(entry) === level),
        title,
        part,
      ),
    ),
  ];
}

const NO_FIGURES = 'No measure of this objective has a figure for this period; the reasons are below.';

/** `PO1: Give every child the best start in life`; the wording alone where the code is no number. */
export function titleOf({ code, title }: Pick<ObjectivePart, 'code' | 'title'>): string {
  if (code === '') return 'No objective';
  return /\d/.test(code) && title !== code ? `${code}: ${title}` : title;
}

const levelOf = ({ measure: { level } }: Entry) => (level === 'strategic' || level === 'operational' ? level : '');

function levelPart(entries: readonly Entry[], title: string, part: ObjectivePart): Block[] {
  if (entries.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: title },
    {
      kind: 'table',
      title: `${title}, ${titleOf(part)}: the figure of each and what it tells us`,
      head: ['Measure', 'Figure', 'What it tells us'],
      widths: [34, 20, 46],
      rows: entries.map((entry) => [measureCell(entry), figureCell(entry), tellingCell(entry)]),
    },
    ...entries.flatMap(picture),
  ];
}

function measureCell(entry: Entry): Paragraph[] {
  const influence = influenceWords(entry.measure);
  return [
    [{ text: entry.measure.title, bold: true }],
    ...(influence === '' ? [] : [plain(`${influence}.`)]),
    plain(`Answers for it: ${postWords(entry)}.`),
  ];
}

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

function tellingCell(entry: Entry): Paragraph[] {
  const { measure, told } = entry;
  if (told === undefined) return [];
  const soWhat = firstWords(told.reading.soWhat);
  const next = firstWords(told.reading.nextSteps);
  const [beside, method] = [besideWords(entry), methodWords(entry)];
  return [
    plain(movementWords(told, measure)),
    ...(soWhat.text === '' ? [] : [labelled('The owner says:', soWhat.text)]),
    ...(next.text === '' ? [] : [labelled('Next:', next.text)]),
    ...(beside === '' ? [] : [labelled('Read beside:', beside)]),
    ...(method === '' ? [] : [labelled('Method:', method)]),
  ];
}

/** A picture for each signal that has points enough to draw. */
function picture({ measure, told }: Entry): Block[] {
  if (told === undefined || !told.signal) return [];
  const points = told.analysis.segments.reduce((sum, segment) => sum + segment.points.length, 0);
  if (points < LEAST_POINTS) return [];
  return [
    { kind: 'paragraph', runs: [{ text: measure.title, bold: true }] },
    { kind: 'picture', chart: chartOf(told, measure), alternative: chartAlternative(told, measure) },
  ];
}

function withoutFigure(entries: readonly Entry[]): Block[] {
  const rows = entries.flatMap((entry) => {
    if (entry.none === undefined) return [];
    const words = entry.none.reason === 'hidden' ? entry.none.reading.soWhat.trim() : '';
    const why = [plain(`${reasonWords(entry.none)}.`), ...(words === '' ? [] : [labelled('The owner says:', words)])];
    return [[[plain(entry.measure.title)], why, [plain(postWords(entry))]]];
  });
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Measures without a figure for this period' },
    {
      kind: 'table',
      title: 'Measures without a figure for this period, why, and who answers for each',
      head: ['Measure', 'Why', 'Who answers for it'],
      widths: [40, 35, 25],
      rows,
    },
  ];
}

function alsoElsewhere(entries: readonly Entry[]): Block[] {
  const items = entries
    .filter(({ alsoTo }) => alsoTo.length > 0)
    .map(({ measure, alsoTo }) => labelled(`${measure.title}:`, `${alsoTo.map(shortCommittee).join('; ')}.`));
  if (items.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Reported to other committees too' },
    { kind: 'list', items },
  ];
}

/** A committee without what all their titles have in common. */
export const shortCommittee = (title: string) => title.replace(/ Overview and Scrutiny Committee$/, '');

function newAndRetained(entries: readonly Entry[]): Block[] {
  const named = (provenance: string) => entries.filter(({ measure }) => measure.provenance === provenance);
  const [fresh, retained] = [named('new'), named('retained')];
  if (fresh.length + retained.length === 0) return [];
  const kept = retained.map(({ measure }) => measure.title).join('; ');
  const items = [
    labelled('New with this framework:', `${fresh.length}.`),
    labelled('Kept from before it:', retained.length === 0 ? 'none.' : `${retained.length}: ${kept}.`),
  ];
  return [
    { kind: 'heading', level: 2, text: 'New and kept measures' },
    { kind: 'list', items },
  ];
}
