import { listed } from '../../../core/words/plain-text.ts';
import type { Block } from '../rules/paper.ts';
import type { Entry, ObjectivePart, Report } from '../rules/report.ts';
import { cutWords, labelled, linesOf, listPart, objectiveTitle, optional, paragraph, plain } from './blocks.ts';
import { reasonWords, toldFigure, toldWords } from './entry-words.ts';
import { drawn, leftOut, measureTable, pictureOf } from './measure-table.ts';
import type { Room } from './page-budget.ts';
import { shortCommittee } from './remit-part.ts';

/** What owners wrote, in full, if the pages before had to cut it. */
export function wordsInFull(entries: readonly Entry[], mostWords: number): Block[] {
  const blocks = entries.flatMap(({ measure, told }): Block[] => {
    if (told === undefined) return [];
    const [soWhat, ...others] = toldWords(told);
    if (!toldWords(told).some(({ text }) => text !== '' && cutWords(text, mostWords).cut)) return [];
    return [
      { kind: 'heading', level: 3, text: measure.title },
      ...linesOf(soWhat?.text ?? '').map(paragraph),
      ...others.flatMap(({ label, text }) => optional(label, text).map(paragraph)),
    ];
  });
  if (blocks.length === 0) return [];
  return [{ kind: 'heading', level: 2, text: 'Appendix: what owners wrote, in full' }, ...blocks];
}

/** Measures for which the remit's pages had no room. */
export function moreMeasures(entries: readonly Entry[], room: Room): Block[] {
  const left = leftOut(entries, room);
  if (left.length === 0) return [];
  const title = 'Appendix: the other measures of this remit';
  return [{ kind: 'heading', level: 2, text: title }, measureTable(left, title, room)];
}

/** Charts for which the remit's pages had no room. */
export function morePictures(entries: readonly Entry[], before: number): Block[] {
  const more = drawn(entries).slice(before);
  if (more.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Appendix: more measures that moved beyond the usual' },
    ...more.flatMap(pictureOf),
  ];
}

/** How to read the report, and where its figures come from. */
export function methodAndSources(report: Report): Block[] {
  const howToRead = HOW_TO_READ.map(([label, text]) => labelled(label, text));
  return [...listPart('How to read this report', howToRead), ...sources(report.remit.flatMap((part) => part.entries))];
}

const HOW_TO_READ: readonly (readonly [label: string, text: string])[] = [
  [
    'Usual ups and downs.',
    'Every figure moves a little from one time to the next. From eight figures on, we work out how far a measure usually moves by itself; what goes beyond that is worth asking about. With fewer figures we say less. The method is that of the NHS’s “Making Data Count”.',
  ],
  ['Better and worse.', 'Which way is better is said beside each measure; some measures take no side.'],
  ['Indicator.', 'The level that the council would like to see. It is there to start a conversation.'],
  [
    'We run this, we share this, we watch this.',
    'How much of the measure is in the council’s own hands: all of it, some of it with others, or none of it.',
  ],
  [
    'Provisional and revised.',
    'A provisional figure may still change; one without such a mark is final. Where a figure was changed, the first one and the reason stay beside it.',
  ],
  ['Hidden.', 'Very small numbers of people are not shown, so that nobody can be recognised.'],
];

function sources(entries: readonly Entry[]): Block[] {
  const byUrl = Map.groupBy(
    entries.filter(({ told }) => told !== undefined),
    ({ measure, told }) => told?.reading.sourceUrl || measure.sourceUrl,
  );
  byUrl.delete('');
  const items = [...byUrl].map(([url, own]) => [
    { text: `${own.map(({ measure }) => measure.title).join('; ')}: ` },
    { text: url, link: url },
  ]);
  const [heading, ...list] = listPart('Where the figures come from', items);
  return heading === undefined ? [] : [heading, ...crownCopyright(entries), ...list];
}

const CROWN = ['Office for National Statistics', 'Department for Education'];

function crownCopyright(entries: readonly Entry[]): Block[] {
  const named = CROWN.filter((org) => entries.some(({ measure, told }) => told && measure.sourceOrg === org));
  if (named.length === 0) return [];
  const words = `Figures of the ${listed(named)} are Crown copyright, used under the Open Government Licence v3.0.`;
  return [paragraph(plain(words))];
}

/** Every measure of the framework in one line, by objective. */
export function wholeFramework(parts: readonly ObjectivePart[]): Block[] {
  const all = parts.flatMap(({ entries }) => entries.flatMap(({ committees }) => committees));
  const everywhere = new Set(all).size;
  const rowOf = (entry: Entry) => [entry.measure.title, outcome(entry), committeesOf(entry, everywhere)];
  return [
    { kind: 'heading', level: 2, text: 'Appendix: the whole framework', newPage: true },
    ...parts.flatMap((part): Block[] => [
      { kind: 'heading', level: 3, text: objectiveTitle(part) },
      {
        kind: 'table',
        title: `Every measure of ${objectiveTitle(part)}, its figure for the period, and the committees that see it`,
        head: ['Measure', 'Figure', 'Committees'],
        widths: [38, 30, 32],
        rows: part.entries.map((entry) => rowOf(entry).map((text) => [plain(text)])),
      },
    ]),
  ];
}

function outcome({ measure, told, none }: Entry): string {
  if (told === undefined) return none === undefined ? '' : reasonWords(none);
  return `${toldFigure(told, measure)}${told.reading.status === 'provisional' ? ' (provisional)' : ''}`;
}

/** `everywhere`: the number of all committees. */
function committeesOf({ committees }: Entry, everywhere: number): string {
  if (committees.length > 2 && committees.length === everywhere) return 'All committees';
  return committees.map(shortCommittee).join('; ');
}
