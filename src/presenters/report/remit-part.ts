import type { Block, Paragraph } from '../../domain/report/paper.ts';
import type { Entry, NoValue, ObjectivePart, Report } from '../../domain/report/report.ts';
import { periodPhrase } from '../dates.ts';
import { formatValue } from '../numbers.ts';
import { orgName } from '../partners/partner-words.ts';
import { changesPart, revisedPart } from './changes-part.ts';
import { chartAlternative, chartOf, LEAST_POINTS } from './chart-of.ts';
import {
  besideWords,
  figureWords,
  firstWords,
  influenceWords,
  labelled,
  levelLines,
  methodWords,
  movementWords,
  plain,
  postWords,
  reasonWords,
  REASONS,
  standingWords,
  valueWords,
} from './entry-words.ts';
import { narrativeBlocks } from './narrative-part.ts';
import { objectiveTitle } from './objective-title.ts';
import { requestsPart } from './requests-part.ts';

const LEVELS = [
  ['strategic', 'Strategic measures'],
  ['operational', 'Operational measures'],
  ['', 'Other measures'],
] as const;

/**
 * The remit, objective by objective, then what members asked, what was revised, what has no figure, what other committees
 * see too, what is new, and what Cabinet is asked to change. `startsBefore`: something stands before it on its page.
 */
export function remitPart(report: Report, startsBefore = false): Block[] {
  const entries = report.remit.flatMap((part) => part.entries);
  const parts = report.remit.filter(hasSomething);
  return [
    ...parts.flatMap((part, index) => objective(part, index === 0 && !startsBefore)),
    ...requestsPart(report),
    ...revisedPart(entries),
    ...withoutFigure(entries, parts.length === 0 && report.requests.length === 0 && !startsBefore),
    ...alsoElsewhere(entries),
    ...newAndRetained(entries),
    ...changesPart(report),
  ];
}

function objective(part: ObjectivePart, newPage: boolean): Block[] {
  const told = part.entries.filter((entry) => entry.told !== undefined);
  return [
    { kind: 'heading', level: 2, text: objectiveTitle(part), ...(newPage && { newPage }) },
    ...narrativeBlocks(part),
    ...LEVELS.flatMap(([level, title]) =>
      levelPart(
        told.filter((entry) => levelOf(entry) === level),
        title,
        part,
      ),
    ),
  ];
}

const hasSomething = ({ entries, narrative }: ObjectivePart) =>
  narrative?.kind === 'written' || entries.some(({ told }) => told !== undefined);

const levelOf = ({ measure: { level } }: Entry) => (level === 'strategic' || level === 'operational' ? level : '');

function levelPart(entries: readonly Entry[], title: string, part: ObjectivePart): Block[] {
  if (entries.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: title },
    {
      kind: 'table',
      title: `${title}, ${objectiveTitle(part)}: the figure of each and what it tells us`,
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
    ...(told.reading.suppliedBy.trim() === '' ? [] : [labelled('Figure from:', orgName(told.reading.suppliedBy))]),
  ];
}

/** A picture for each signal that has points enough to draw. */
function picture({ measure, told }: Entry): Block[] {
  if (told === undefined || !told.signal) return [];
  const points = told.analysis.segments.reduce((sum, segment) => sum + segment.points.length, 0);
  if (points < LEAST_POINTS) return [];
  return [
    {
      ...{ kind: 'picture', title: `${measure.title}: ${figureWords(told, measure)}` },
      ...{ chart: chartOf(told, measure), alternative: chartAlternative(told, measure) },
    },
  ];
}

function withoutFigure(entries: readonly Entry[], newPage: boolean): Block[] {
  const rows = REASONS.flatMap((reason) =>
    entries.flatMap((entry) => {
      if (entry.none?.reason !== reason) return [];
      return [[[plain(entry.measure.title)], whyCell(entry, entry.none), [plain(`${postWords(entry)}.`)]]];
    }),
  );
  if (rows.length === 0) return [];
  return [
    {
      ...{ kind: 'heading', level: 2, text: 'Measures without a figure for this period' },
      ...(newPage && { newPage }),
    },
    {
      kind: 'table',
      title: 'Measures without a figure for this period, why, and who answers for each',
      head: ['Measure', 'Why', 'Who answers for it'],
      widths: [40, 35, 25],
      rows,
    },
  ];
}

function whyCell({ measure, last }: Entry, none: NoValue): Paragraph[] {
  const words = none.reason === 'hidden' ? none.reading.soWhat.trim() : '';
  return [
    plain(`${reasonWords(none)}.`),
    ...(words === '' ? [] : [labelled('The owner says:', firstWords(words).text)]),
    ...(last === undefined ? [] : [labelled('Last known:', `${valueWords(last, measure)}.`)]),
    ...levelLines(measure).map((line) => plain(`${line}.`)),
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
