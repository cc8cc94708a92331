import type { CommitteeDigestView } from '../rules/views.ts';
import type { Entry, Report, ToldEntry } from '../../reports/rules/report.ts';
import type { Paragraph } from '../../reports/rules/paper.ts';
import { type CardData, pagerData, type Presented } from '../../../core/words/card-data.ts';
import { periodWords, shortDay } from '../../../core/words/dates.ts';
import { webAddress, counted, heading, sentence, shown } from '../../../core/words/plain-text.ts';
import { requestLine } from '../../reports/words/requests-part.ts';
import { inALine, inShort, mostToldFirst, reasonsOf } from '../../reports/words/page-one.ts';
import { objectiveTitle } from '../../reports/words/blocks.ts';
import { shortCommittee } from '../../reports/words/remit-part.ts';
import { clarityWords, reachWords } from '../../thrive/words/overview.ts';
import { digestItem } from './digest-item.ts';
import { askWords, doneWords, stateWords } from './digest-note.ts';

/** On page one: measures in full, measures in one line, and requests. */
const AT_LENGTH = 4;
const IN_A_LINE = 10;
const MOST_ASKED = 5;
const A_PAGE = 6;

/** Page one can be read alone; officers find every measure with a figure on later pages. */
export function committeeDigestCard(view: CommitteeDigestView): Presented {
  const { report, digest, meeting, reader, today } = view;
  const entries = report.remit.flatMap((part) => part.entries);
  const told = entries.filter((entry): entry is ToldEntry => entry.told !== undefined);
  const isOfficer = reader === 'officer';
  const pages = isOfficer ? 1 + Math.ceil(told.length / A_PAGE) : 1;
  const page = Math.min(Math.max(view.page, 1), pages);
  const isOut = digest.state === 'released';
  const title = `${shortCommittee(report.committee.title)}: ${periodWords(report.period)}`;
  const asks = view.asks === undefined || page !== 1 ? [] : askWords(view.asks);
  const mayAct = isOfficer && asks.length === 0;
  const canUndo = isOfficer && view.undoable === true && page === 1;
  const data: CardData = {
    hasNote: view.done !== undefined,
    note: view.done === undefined ? '' : shown(doneWords(view.done), 800),
    heading: heading(sentence(title), 200),
    state: shown(stateWords(view), 900),
    hasAsks: asks.length > 0,
    asks: asks.map((text) => ({ text: shown(text, 900) })),
    asksTitle: view.asks !== undefined && view.asks.leftOut.length > 0 ? 'It cannot be released yet' : 'Release it?',
    canConfirm: view.asks?.leftOut.length === 0,
    ...(page === 1 ? pageOne(view, entries, told) : laterPage(report, told, page, isOfficer && !isOut)),
    committee: digest.committee,
    meeting: meeting.date,
    card: String(digest.form),
    page: String(page),
    canRelease: mayAct && !isOut,
    canEdit: mayAct && !isOut && page === 1,
    canHold: mayAct && digest.state === 'preview' && page === 1,
    canTakeUp: mayAct && digest.state === 'held' && page === 1,
    canUndo,
    hasOfficerActs: mayAct && (!isOut || canUndo),
    canAsk: !isOfficer && page === 1,
    canAskFor: mayAct && page === 1,
    hasFileActs: page === 1 && asks.length === 0,
    ...filesOf(view, page),
    ...pagerData(page, pages),
    isPaged: pages > 1 && asks.length === 0,
    range: `Page ${page} of ${pages}`,
    earlier: page === 2 ? 'Page one' : 'The page before',
    later: page === 1 ? 'All measures' : 'The next page',
  };
  const when = shortDay(meeting.date, today);
  const what = isOfficer && !isOut ? `the digest for ${when}, for you to look at` : `what the figures tell us`;
  const summary = shown(`${shortCommittee(report.committee.title)}: ${what}`, 200);
  const speak = shown(`${summary}. ${inShort(entries, told)}`, 1500);
  return { template: 'committee-digest', data, summary, fallbackText: speak, speak };
}

function pageOne(
  { report, reader, digest, staff }: CommitteeDigestView,
  entries: readonly Entry[],
  told: readonly ToldEntry[],
) {
  const canEdit = reader === 'officer' && digest.state !== 'released';
  const ranked = [...told].sort(mostToldFirst);
  const isLong = ({ told: { signal, reading, before } }: ToldEntry) =>
    signal || before !== undefined || reading.soWhat.trim() !== '';
  const first = ranked.slice(0, AT_LENGTH).filter(isLong);
  const rest = ranked.filter((entry) => !first.includes(entry));
  const more = rest.length - IN_A_LINE;
  const asked = report.requests;
  const signals = told.some(({ told: { signal } }) => signal);
  const andMore = (text: string) => [{ label: '', text: `And ${text}, in the document.` }];
  return {
    hasOpening: report.opening !== undefined,
    opening: shown(report.opening ?? '', 1300),
    hasShort: true,
    short: shown(inShort(entries, told), 600),
    hasItemsTitle: told.length > 0,
    itemsTitle: signals ? 'What changed, why, and what is next' : 'Nothing moved beyond its usual ups and downs',
    hasItems: first.length > 0,
    items: first.map((entry, index) => ({ ...digestItem(entry, index + 1, canEdit), hasPart: false, part: '' })),
    hasAsked: asked.length > 0,
    asked: [
      ...asked.slice(0, MOST_ASKED).map((one) => runsOf(requestLine(one))),
      ...(asked.length > MOST_ASKED ? andMore(`${asked.length - MOST_ASKED} more`) : []),
    ],
    hasRest: rest.length > 0,
    rest: [
      ...rest.slice(0, IN_A_LINE).map((entry) => runsOf(inALine(entry))),
      ...(more > 0 ? andMore(counted(more, 'more measure')) : []),
    ],
    hasNone: entries.length > told.length,
    none: reasonsOf(entries).map(runsOf),
    hasStaff: staff !== undefined,
    staff: staff === undefined ? '' : shown(staffWords(staff), 700),
  };
}

function staffWords(sum: NonNullable<CommitteeDigestView['staff']>): string {
  const isTold = sum.by.reached.groups + sum.by.printed.groups > 0;
  return isTold ? `${reachWords(sum)} ${clarityWords(sum)}` : reachWords(sum);
}

const EMPTY_OF_PAGE_ONE = {
  hasOpening: false,
  opening: '',
  hasShort: false,
  short: '',
  hasAsked: false,
  asked: [],
  hasRest: false,
  rest: [],
  hasNone: false,
  none: [],
  hasStaff: false,
  staff: '',
};

function laterPage(report: Report, told: readonly ToldEntry[], page: number, canEdit: boolean) {
  const from = (page - 2) * A_PAGE;
  const items = told.slice(from, from + A_PAGE).map((entry, index) => {
    const before = told[from + index - 1];
    const isNew = index === 0 || before?.measure.policyObjective !== entry.measure.policyObjective;
    const part = report.remit.find(({ code }) => code === entry.measure.policyObjective);
    return {
      ...digestItem(entry, index + 1, canEdit),
      hasPart: isNew && part !== undefined,
      part: part === undefined ? '' : shown(objectiveTitle(part), 200),
    };
  });
  const itemsTitle = 'All measures with a figure';
  return { ...EMPTY_OF_PAGE_ONE, hasItemsTitle: true, itemsTitle, hasItems: items.length > 0, items };
}

/** By a link in the committee's channel, by a button in an officer's own chat. */
function filesOf({ files = [], asks, reader }: CommitteeDigestView, page: number) {
  const linkOf = (format: 'docx' | 'html') => webAddress(files.find((file) => file.format === format)?.link ?? '');
  const [wordLink, mailLink] = [linkOf('docx'), linkOf('html')];
  const canFetch = page === 1 && asks === undefined;
  return {
    hasWordLink: wordLink !== '',
    wordLink,
    hasMailLink: mailLink !== '',
    mailLink,
    hasWordPress: canFetch && wordLink === '',
    hasWholePress: canFetch && reader === 'officer',
    hasMailPress: canFetch && mailLink === '',
  };
}

function runsOf(runs: Paragraph): { label: string; text: string } {
  const label = runs.filter(({ bold }) => bold).map(({ text }) => text);
  const text = runs.filter(({ bold }) => bold !== true).map((run) => run.text);
  const said = shown(label.join(''), 500).trim();
  return { label: said === '' ? '' : `${said} `, text: shown(text.join(''), 700) };
}
