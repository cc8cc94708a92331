import type { Block, Paragraph } from '../rules/paper.ts';
import type { Entry, NoValue, ObjectivePart, Report } from '../rules/report.ts';
import { changesPart, revisedPart } from './changes-part.ts';
import { firstWords, labelled, levelLines, plain, postWords, reasonWords, REASONS, valueWords } from './entry-words.ts';
import { narrativeBlocks } from './narrative-part.ts';
import { objectiveTitle } from './objective-title.ts';
import { drawn, leftOut, measureTable, pictureOf } from './measure-table.ts';
import { PLENTY, type Room } from './page-budget.ts';
import { requestsPart } from './requests-part.ts';

const LEVELS = [
  ['strategic', 'Strategic measures'],
  ['operational', 'Operational measures'],
  ['', 'Other measures'],
] as const;

/** Whether something stands before it on its page, and how much of each measure it tells. */
type RemitLook = { readonly startsBefore?: boolean; readonly room?: Room };
type InRoom = {
  readonly room: Room;
  readonly pictured: ReadonlySet<Entry>;
  readonly left: ReadonlySet<Entry>;
};

/**
 * The remit, objective by objective, then what members asked, what was revised, what has no figure, what other committees
 * see too, what is new, and what Cabinet is asked to change. In at most the room given: what is cut stands in
 * appendices.
 */
export function remitPart(report: Report, { startsBefore = false, room = PLENTY }: RemitLook = {}): Block[] {
  const entries = report.remit.flatMap((part) => part.entries);
  const parts = report.remit.filter(hasSomething);
  const inRoom = {
    room,
    pictured: new Set(drawn(entries).slice(0, room.pictures)),
    left: new Set(leftOut(entries, room)),
  };
  return [
    ...parts.flatMap((part, index) => objective(part, index === 0 && !startsBefore, inRoom)),
    ...requestsPart(report),
    ...revisedPart(entries),
    ...withoutFigure(entries, parts.length === 0 && report.requests.length === 0 && !startsBefore),
    ...alsoElsewhere(entries),
    ...newAndRetained(entries),
    ...changesPart(report),
  ];
}

function objective(part: ObjectivePart, newPage: boolean, room: InRoom): Block[] {
  const told = part.entries.filter((entry) => entry.told !== undefined && !room.left.has(entry));
  return [
    { kind: 'heading', level: 2, text: objectiveTitle(part), ...(newPage && { newPage }) },
    ...narrativeBlocks(part),
    ...LEVELS.flatMap(([level, title]) =>
      levelPart(
        told.filter((entry) => levelOf(entry) === level),
        title,
        part,
        room,
      ),
    ),
  ];
}

const hasSomething = ({ entries, narrative }: ObjectivePart) =>
  narrative?.kind === 'written' || entries.some(({ told }) => told !== undefined);

const levelOf = ({ measure: { level } }: Entry) => (level === 'strategic' || level === 'operational' ? level : '');

function levelPart(entries: readonly Entry[], title: string, part: ObjectivePart, room: InRoom): Block[] {
  if (entries.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: title },
    measureTable(entries, `${title}, ${objectiveTitle(part)}: the figure of each and what it tells us`, room.room),
    ...entries.filter((entry) => room.pictured.has(entry)).flatMap(pictureOf),
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
      kind: 'heading',
      level: 2,
      text: 'Measures without a figure for this period',
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
