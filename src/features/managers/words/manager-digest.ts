import type { Day } from '../../../core/calendar/day.ts';
import type { NotReached } from '../../../messaging/rules/reach.ts';
import type { DigestNote, DigestRow, ManagerDigestView } from '../rules/views.ts';
import { type CardData, pagerData, type Presented } from '../../../core/words/card-data.ts';
import { longDay, periodPhrase, shortDay } from '../../../core/words/dates.ts';
import { digestRow, goesWords } from './digest-row.ts';
import { counted, heading, listed, nameOr, sentence, shorten, shown } from '../../../core/words/plain-text.ts';
import { NOT_REACHED_WORDS } from '../../../messaging/words/reach-words.ts';

export function managerDigestCard(view: ManagerDigestView): Presented {
  const { rows, all, today, place, pages, note } = view;
  const wants = wantsLine(all);
  const news = newsLine(all);
  const services = new Set(all.map(({ service }) => service));
  const first = (index: number) =>
    rows[index]?.service !== rows[index - 1]?.service || partOf(rows[index]) !== partOf(rows[index - 1]);
  // A single part needs no heading.
  const parts = new Set(all.map(partOf));
  const data: CardData = {
    heading: heading(wants, 300),
    hasNews: news !== '',
    news,
    hasNote: note !== undefined,
    note: note === undefined ? '' : shown(noteWords(note, today), 400),
    rows: rows.map((row, index) => {
      const above = rows[index - 1];
      const service = services.size > 1 && first(index) ? nameOr(row.service, 'No service') : '';
      const part = parts.size > 1 && partOf(row) !== partOf(above) ? partOf(row) : '';
      return { ...digestRow(row, view, { service, ...(above && { above }) }), hasPart: part !== '', part };
    }),
    range: `${rangeOf(view)} of ${all.length}`,
    ...pagerData(place.page, pages),
    digest: place.digest,
    later: place.page === 1 ? 'Show the rest' : 'Later ones',
  };
  const summary = shown(news === '' ? wants : `${wants} ${news}`, 400);
  const contact = 'Open this in Teams to nudge, reassign, acknowledge or query.';
  return { template: 'manager-digest', data, summary, fallbackText: `${summary} ${contact}`, speak: summary };
}

type Counted = ManagerDigestView['all'][number];

function partOf(row: Pick<DigestRow, 'kind'> | undefined): string {
  if (row === undefined) return '';
  return row.kind === 'received' ? 'What changed, and what it means' : 'Still to come, and what waits for you';
}

function wantsLine(all: readonly Counted[]): string {
  const waiting = all.filter(({ wants }) => wants);
  const [only] = waiting;
  if (only === undefined) return 'Nothing waits for you.';
  if (waiting.length === 1) return `One thing wants you: ${oneThing(only)}.`;
  const count = (kind: DigestRow['kind']) => waiting.filter((one) => one.kind === kind).length;
  const [needsOwner, unreachable, stillToCome] = [count('needsOwner'), count('unreachable'), count('stillToCome')];
  const parts = [
    needsOwner > 0 ? `${needsOwner} ${needsOwner === 1 ? 'needs' : 'need'} an owner` : '',
    unreachable > 0 ? `${unreachable} ${unreachable === 1 ? 'has' : 'have'} an owner we cannot reach` : '',
    stillToCome > 0 ? `${stillToCome} ${stillToCome === 1 ? 'is' : 'are'} still to come` : '',
  ];
  return `${waiting.length} things want you: ${listed(parts.filter((part) => part !== ''))}.`;
}

function oneThing({ kind, measure, due }: Counted): string {
  const title = shorten(shown(measure.title, 100), 100);
  switch (kind) {
    case 'needsOwner':
      return `${title} needs an owner`;
    case 'unreachable':
      return `the owner of ${title} cannot be reached`;
    default:
      return `${title} ${periodPhrase(due.period)} is still to come`;
  }
}

function newsLine(all: readonly Counted[]): string {
  const count = (kind: DigestRow['kind']) => all.filter((one) => one.kind === kind).length;
  const [received, putOff, withdrawn] = [count('received'), count('putOff'), count('withdrawn')];
  const parts = [
    received > 0 ? `${counted(received, 'figure')} came in${movedWords(all)}` : '',
    putOff > 0 ? `${putOff} ${putOff === 1 ? 'is' : 'are'} put off` : '',
    withdrawn > 0 ? `${withdrawn} ${withdrawn === 1 ? 'is' : 'are'} no longer collected` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${sentence(listed(parts))}.`;
}

function movedWords(all: readonly Counted[]): string {
  const moved = all.filter(({ signal }) => signal === true).length;
  return moved === 0 ? '' : `, ${moved} beyond ${moved === 1 ? 'its' : 'their'} usual ups and downs`;
}

const NOTE_WORDS = {
  notOpenAnyMore: 'Nothing waits there any more, so nobody was asked.',
  nobodyToAsk: 'There is nobody to ask about this just now. Reassign gives it to a colleague.',
  acknowledged:
    'Noted: you are content for this to go to committee. Its owner hears of it, with any others, in a message.',
  nothingToAcknowledge: 'There is no figure there to acknowledge.',
  asked: 'Asked. The answer comes back to you here in the chat.',
} as const;

function noteWords(note: DigestNote, today: Day): string {
  switch (note.what) {
    case 'nudged': {
      const to = nameOr(note.to, 'the owner');
      if (note.heldBack)
        return `${sentence(to)} was asked already today, so it goes on ${shortDay(note.goesOn, today)}.`;
      return `Nudged: ${goesWords(note.goesOn, today).replace(/^it goes/, `it goes to ${to}`)}`;
    }
    case 'nudgedLately':
      return `This was nudged already. It can be again from ${shortDay(note.again, today)}.`;
    case 'reassigned':
      return `Passed on: it is with ${nameOr(note.to, 'your colleague')} now, wanted by ${longDay(note.dueOn)}. ${toldWords(note.notReached)}`;
    default:
      return NOTE_WORDS[note.what];
  }
}

function toldWords(notReached: NotReached | undefined): string {
  if (notReached === undefined) return 'They are told within working hours.';
  return `The bot cannot tell them yet (${NOT_REACHED_WORDS[notReached] ?? ''}): please do.`;
}

function rangeOf({ rows, place, pages, all }: ManagerDigestView): string {
  const from = place.page === pages ? all.length - rows.length + 1 : (place.page - 1) * rows.length + 1;
  return `${from} to ${from + rows.length - 1}`;
}
