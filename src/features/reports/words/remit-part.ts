import { formatValue } from '../../../core/words/numbers.ts';
import type { Block, Paragraph } from '../rules/paper.ts';
import type { Entry, NoValue, ObjectivePart, Report } from '../rules/report.ts';
import { cutWords, labelled, listPart, objectiveTitle, openWords, optional, plain } from './blocks.ts';
import { levelLines, postWords, reasonWords, REASONS, valueWords } from './entry-words.ts';
import { drawn, leftOut, measureTable, pictureOf } from './measure-table.ts';
import { narrativeBlocks } from './narrative-part.ts';
import type { Room } from './page-budget.ts';
import { progressOf, requestsPart } from './requests-part.ts';

const LEVELS = [
  ['strategic', 'Strategic measures'],
  ['operational', 'Operational measures'],
  ['', 'Other measures'],
] as const;

type InRoom = {
  readonly room: Room;
  readonly pictured: ReadonlySet<Entry>;
  readonly left: ReadonlySet<Entry>;
};

/**
 * The remit by objective, and lists about it, as far as there is room: appendices have what is cut. `startsBefore`: the
 * page already has other parts.
 */
export function remitPart(report: Report, startsBefore: boolean, room: Room): Block[] {
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

function objective(part: ObjectivePart, newPage: boolean, { room, pictured, left }: InRoom): Block[] {
  const told = part.entries.filter((entry) => entry.told !== undefined && !left.has(entry));
  const name = objectiveTitle(part);
  return [
    { kind: 'heading', level: 2, text: name, ...(newPage && { newPage }) },
    ...narrativeBlocks(part),
    ...LEVELS.flatMap(([level, title]): Block[] => {
      const entries = told.filter((entry) => levelOf(entry) === level);
      if (entries.length === 0) return [];
      return [
        { kind: 'heading', level: 3, text: title },
        measureTable(entries, `${title}, ${name}: the figure of each and what it tells us`, room),
        ...entries.filter((entry) => pictured.has(entry)).flatMap(pictureOf),
      ];
    }),
  ];
}

const hasSomething = ({ entries, narrative }: ObjectivePart) =>
  narrative?.kind === 'written' || entries.some(({ told }) => told !== undefined);

const levelOf = ({ measure: { level } }: Entry) => (level === 'strategic' || level === 'operational' ? level : '');

function withoutFigure(entries: readonly Entry[], newPage: boolean): Block[] {
  const rows = REASONS.flatMap((reason) =>
    entries.flatMap((entry) => {
      if (entry.none?.reason !== reason) return [];
      return [[[plain(entry.measure.title)], whyCell(entry, entry.none), [plain(`${postWords(entry.owner)}.`)]]];
    }),
  );
  if (rows.length === 0) return [];
  const title = 'Measures without a figure for this period';
  return [
    { kind: 'heading', level: 2, text: title, ...(newPage && { newPage }) },
    {
      kind: 'table',
      title: `${title}, why, and who answers for each`,
      head: ['Measure', 'Why', 'Who answers for it'],
      widths: [40, 35, 25],
      rows,
    },
  ];
}

function whyCell({ measure, last }: Entry, none: NoValue): Paragraph[] {
  const words = none.reason === 'hidden' ? none.reading.soWhat : '';
  return [
    plain(`${reasonWords(none)}.`),
    ...optional('The owner says:', cutWords(words).text),
    ...(last === undefined ? [] : [labelled('Last known:', `${valueWords(last, measure)}.`)]),
    ...levelLines(measure).map((line) => plain(`${line}.`)),
  ];
}

function revisedPart(entries: readonly Entry[]): Block[] {
  const items = entries.flatMap(({ measure, told }): Paragraph[] => {
    if (told?.before === undefined) return [];
    const reason = told.before.reason.trim();
    const why = reason === '' ? 'No reason was recorded' : `Why: ${reason}`;
    const first = `${formatValue(told.before.value, measure)} was reported first`;
    const words = `${valueWords(told.reading, measure)}; ${first}. ${why}${/[.!?]$/.test(why) ? '' : '.'}`;
    return [labelled(`${measure.title}:`, words)];
  });
  return listPart('Revised since the last report', items);
}

function alsoElsewhere(entries: readonly Entry[]): Block[] {
  const items = entries
    .filter(({ alsoTo }) => alsoTo.length > 0)
    .map(({ measure, alsoTo }) => labelled(`${measure.title}:`, `${alsoTo.map(shortCommittee).join('; ')}.`));
  return listPart('Reported to other committees too', items);
}

/** A committee without what all their titles have in common. */
export const shortCommittee = (title: string) => title.replace(/ Overview and Scrutiny Committee$/, '');

function newAndRetained(entries: readonly Entry[]): Block[] {
  const named = (provenance: string) => entries.filter(({ measure }) => measure.provenance === provenance);
  const [fresh, retained] = [named('new'), named('retained')];
  if (fresh.length + retained.length === 0) return [];
  const kept = retained.map(({ measure }) => measure.title).join('; ');
  return listPart('New and kept measures', [
    labelled('New with this framework:', `${fresh.length}.`),
    labelled('Kept from before it:', retained.length === 0 ? 'none.' : `${retained.length}: ${kept}.`),
  ]);
}

/** What Cabinet is asked to decide: proposed and leaving measures, and what the committee says is not watched. */
function changesPart({ changes, requests }: Report): Block[] {
  const gaps = requests.filter(({ request }) => request.about.kind === 'gap');
  return listPart('Changes to the framework, for Cabinet', [
    ...changes.proposed.map(({ title, definition }) =>
      labelled('Proposed:', `${title}. ${cutWords(definition, 30).text}`.trim()),
    ),
    ...changes.leaving.map(({ title, status }) =>
      labelled(status === 'paused' ? 'Paused:' : 'No longer collected:', `${title}.`),
    ),
    ...gaps.map((entry) =>
      labelled('The committee’s view:', `${cutWords(openWords(entry.text), 40).text} (${progressOf(entry)})`),
    ),
  ]);
}
