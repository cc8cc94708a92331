import type { Block, Paragraph } from '../../domain/report/paper.ts';
import type { Entry, NoValue, Report, Told } from '../../domain/report/report.ts';
import { longDay, periodWords } from '../dates.ts';
import { counted, sentence } from '../plain-text.ts';
import {
  figureWords,
  firstWords,
  influenceWords,
  labelled,
  movementWords,
  plain,
  postWords,
  reasonLabel,
  standingWords,
} from './entry-words.ts';

/** What fits on one page of 12-point text: so many told at length, so many in a line, so many names for one reason. */
const MOST_TOLD = 3;
const MOST_LINES = 6;
const MOST_NAMES = 2;
/** Words of one measure on page one, of which next steps take a part. */
const MOST_NEXT = 30;

type ToldEntry = Entry & { readonly told: Told };

/** The page that stands alone: what changed, why in the owners' words, what is next, and what has no value and why. */
export function pageOne(report: Report): Block[] {
  const entries = report.remit.flatMap((part) => part.entries);
  const told = entries.filter((entry): entry is ToldEntry => entry.told !== undefined);
  const ranked = [...told].sort(mostToldFirst);
  const first = ranked.slice(0, MOST_TOLD);
  const rest = ranked.slice(MOST_TOLD);
  return [
    { kind: 'heading', level: 1, text: report.committee.title },
    { kind: 'paragraph', runs: [{ text: `What the figures tell us: ${periodOf(report)}`, bold: true }] },
    { kind: 'paragraph', runs: plain(inShort(entries, told)) },
    { kind: 'heading', level: 2, text: 'What changed, why, and what is next' },
    ...changedWords(told),
    ...first.flatMap((entry) => tellAtLength(entry)),
    ...restOf(rest),
    ...withoutValue(entries),
  ];
}

const periodOf = ({ period, organisation, madeOn }: Report) =>
  `${periodWords(period)}. ${organisation.name}, ${longDay(madeOn)}`;

function inShort(entries: readonly Entry[], told: readonly ToldEntry[]): string {
  const signals = told.filter(({ told: { signal } }) => signal).length;
  const none = entries.length - told.length;
  const have = `${counted(told.length, 'measure')} of ${entries.length} in this remit ${told.length === 1 ? 'has' : 'have'} a figure for the period`;
  const moved =
    told.length === 0 ? '' : `, and ${signals === 0 ? 'none' : signals} moved beyond the usual ups and downs`;
  const without =
    none === 0 ? '' : ` ${counted(none, 'measure')} ${none === 1 ? 'has' : 'have'} none, for the reasons below.`;
  return `${have}${moved}.${without}`;
}

function changedWords(told: readonly ToldEntry[]): Block[] {
  if (told.length === 0) return [{ kind: 'paragraph', runs: plain('There is no figure for this period yet.') }];
  if (told.some(({ told: { signal } }) => signal)) return [];
  const words = 'Nothing moved beyond its usual ups and downs. What owners say of the figures:';
  return [{ kind: 'paragraph', runs: plain(words) }];
}

function tellAtLength({ measure, told, ...entry }: ToldEntry): Block[] {
  const soWhat = firstWords(told.reading.soWhat);
  const next = firstWords(told.reading.nextSteps, MOST_NEXT);
  const standing = standingWords(told, measure);
  const who = [influenceWords(measure), `Answers for it: ${postWords({ measure, ...entry })}`];
  const lines: Paragraph[] = [
    [{ text: `${measure.title}: ${figureWords(told, measure)}. `, bold: true }, { text: movementWords(told, measure) }],
    ...(standing === '' ? [] : [plain(`${standing}.`)]),
    ...(soWhat.text === '' ? [] : [labelled('Why, in the owner’s words:', soWhat.text)]),
    ...(next.text === '' ? [] : [labelled('Next:', next.text)]),
    plain(`${who.filter((part) => part !== '').join('. ')}.`),
  ];
  return lines.map((runs): Block => ({ kind: 'paragraph', runs }));
}

function restOf(rest: readonly ToldEntry[]): Block[] {
  if (rest.length === 0) return [];
  const shown = rest.slice(0, MOST_LINES);
  const more = rest.length - shown.length;
  const line = ({ measure, told }: ToldEntry) =>
    plain(`${measure.title}: ${figureWords(told, measure)}. ${briefMove(told, measure)}`.trim());
  const items = shown.map(line);
  const last = plain(`${sentence(counted(more, 'more'))}, in the tables that follow.`);
  return [
    { kind: 'heading', level: 2, text: 'The rest, in a line each' },
    { kind: 'list', items: more > 0 ? [...items, last] : items },
  ];
}

/** The first sentence of how it moves. */
function briefMove(told: Told, measure: Entry['measure']): string {
  return /^.*?\.(?= |$)/.exec(movementWords(told, measure))?.[0] ?? '';
}

const REASONS: readonly NoValue['reason'][] = [
  'stillToCome',
  'notReady',
  'notMine',
  'hidden',
  'noLongerCollected',
  'notDue',
];

function withoutValue(entries: readonly Entry[]): Block[] {
  const items = REASONS.flatMap((reason): Paragraph[] => {
    const own = entries.filter(({ none }) => none?.reason === reason);
    const [none] = own.flatMap((entry) => entry.none ?? []);
    if (none === undefined) return [];
    const names = own.slice(0, MOST_NAMES).map(({ measure }) => measure.title);
    const more = own.length - names.length;
    return [
      labelled(`${reasonLabel(none)} (${own.length}):`, `${names.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`),
    ];
  });
  if (items.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'What has no figure, and why' },
    { kind: 'list', items },
  ];
}

/** Signals, then what has words, then strategic measures: what a reader of one page should not miss. */
function mostToldFirst(a: ToldEntry, b: ToldEntry): number {
  const weight = ({ told, measure }: ToldEntry) =>
    (told.signal ? 8 : 0) +
    (told.before === undefined ? 0 : 4) +
    (told.reading.soWhat.trim() === '' ? 0 : 2) +
    (measure.level === 'strategic' ? 1 : 0);
  return weight(b) - weight(a);
}
