import type { RequestBox, RequestListView, RequestNote, RequestPress, RequestView } from '../rules/views.ts';
import {
  type CardData,
  colleagueChoices,
  pagerData,
  type Presented,
  problemsIn,
} from '../../../core/words/card-data.ts';
import { shortDay } from '../../../core/words/dates.ts';
import { counted, heading, sentence, shorten, shown } from '../../../core/words/plain-text.ts';
import { NOT_REACHED_WORDS } from '../../../messaging/words/reach-words.ts';
import { aboutWords, actWords, askedByWords, requestName, standsWords } from './request-words.ts';

const PRESS_WORDS: Readonly<Record<RequestPress, string>> = {
  acknowledgeRequest: 'Acknowledge',
  giveRequest: 'Give to somebody',
  answerRequest: 'Answer',
  weDid: 'Say what we did',
  reopenRequest: 'Open again',
  draftMeasure: 'Make it a draft measure',
  makeLive: 'Let the draft go live',
};
const MOST_ACTS = 15;

export function requestCard(view: RequestView): Presented {
  const { shown: about, today, presses, box, note, problems } = view;
  const { request } = about;
  const answer = request.answer?.text ?? '';
  const weDid = request.weDid?.text ?? '';
  const id = shown(request.id, 12);
  const data: CardData = {
    request: id,
    hasNote: note !== undefined,
    note: note === undefined ? '' : noteWords(note),
    heading: heading(headingOf(view)),
    question: shown(request.text, 2500),
    lines: [
      { label: 'Asked by: ', text: askedByWords(about) },
      { label: 'About: ', text: aboutWords(about) },
      { label: 'Where it stands: ', text: standsWords(about, today) },
      ...(answer === '' ? [] : [{ label: 'The answer: ', text: shown(answer, 2500) }]),
      ...(weDid === '' ? [] : [{ label: 'You asked, we did: ', text: shown(weDid, 2500) }]),
    ],
    history: request.acts.slice(-MOST_ACTS).map((act) => ({ text: actWords(about, act, today) })),
    ...boxData(box),
    problems: (['to', 'dueOn', 'note'] as const).flatMap((field) => problemsIn(problems, field)),
    presses: presses.map((verb) => ({ title: PRESS_WORDS[verb], verb, request: id })),
  };
  const summary = `${sentence(headingOf(view))}: “${shorten(shown(request.text, 300), 140)}” ${standsWords(about, today)}`;
  return { template: 'request', data, summary: shorten(summary, 400), fallbackText: summary, speak: summary };
}

function headingOf({ shown: about, occasion, today }: RequestView): string {
  const name = requestName(about);
  const { dueOn } = about.request;
  const by = dueOn === undefined ? 'soon' : `by ${shortDay(dueOn, today)}`;
  switch (occasion) {
    case 'given':
      return `${name} was given to you: an answer is wanted ${by}`;
    case 'reminder':
      return `${name}: an answer is wanted ${by}`;
    case 'late':
      return `${name}: the answer is still to come`;
    default:
      return name;
  }
}

function boxData(box: RequestBox | undefined): CardData {
  const none = { isGiving: false, hasBox: false, colleagues: [], to: '', dueOn: '', typed: '', label: '', hint: '' };
  if (box === undefined) return { ...none, submit: '', verb: '', isOpen: false };
  if (box.what === 'giveRequest') {
    return {
      ...none,
      isOpen: true,
      isGiving: true,
      colleagues: colleagueChoices(box.colleagues),
      to: box.to.slice(0, 254),
      dueOn: box.dueOn.slice(0, 10),
      hint: 'They get it within working hours, with a box for the answer, and are reminded twice at most.',
      submit: 'Give it',
      verb: box.what,
    };
  }
  return { ...none, isOpen: true, hasBox: true, typed: shown(box.typed, 2000), verb: box.what, ...BOX_WORDS[box.what] };
}

const BOX_WORDS = {
  answerRequest: {
    label: 'The answer',
    hint: 'It goes to whoever asked, as you write it, and stands in the committee’s digest and report.',
    submit: 'Send the answer',
  },
  weDid: {
    label: 'What did we do about it?',
    hint: 'It stands in the digest and the report as “you asked, we did”, and closes the request.',
    submit: 'Close with this',
  },
  reopenRequest: {
    label: 'What is still missing?',
    hint: 'The performance team sees it again. What was answered stays in the history.',
    submit: 'Open again',
  },
} as const;

const NOTE_WORDS = {
  raised: 'Thank you. The performance team has it, and you hear what comes of it.',
  acknowledged: 'Acknowledged. Whoever asked hears so.',
  answered: 'The answer is stored. Whoever asked gets it within working hours.',
  done: 'Closed. Whoever asked hears what was done.',
  reopened: 'It is open again.',
  nothingNew: 'That was done already; nothing has changed.',
} as const;

function noteWords(note: RequestNote): string {
  switch (note.what) {
    case 'given': {
      const who = note.to.trim() === '' ? 'a colleague' : shorten(shown(note.to), 80);
      const reach = note.notReached === undefined ? undefined : NOT_REACHED_WORDS[note.notReached];
      return `With ${who} now.${reach === undefined ? ' They get it within working hours.' : ` We cannot reach them, though: ${reach}.`}`;
    }
    case 'drafted':
      return `${shown(note.title, 200)} is a draft measure now. It asks nobody until it goes live.`;
    case 'wentLive':
      return `${shown(note.title, 200)} is live. Its owner is asked when a figure is due.`;
    default:
      return NOTE_WORDS[note.what];
  }
}

export function requestListCard(view: RequestListView): Presented {
  const { rows, page, pages, today, of, total } = view;
  const title = titleOf(view);
  const data: CardData = {
    heading: heading(title),
    rows: rows.map((row) => ({
      request: shown(row.request.id, 12),
      title: `${requestName(row)}: ${shorten(shown(row.request.text, 400), 240)}`,
      asked: `${askedByWords(row)}. ${aboutWords(row)}.`,
      stands: standsWords(row, today),
      press: `Open ${shown(row.request.id, 12)}`,
    })),
    verb: of === 'open' ? 'openRequests' : 'myRequests',
    range: `Page ${page} of ${pages}`,
    ...pagerData(page, pages),
    canAsk: of === 'mine' || of === 'open',
  };
  const text = [title, ...rows.map((row) => `${requestName(row)}: ${standsWords(row, today)}`)].join(' ');
  return {
    template: 'request-list',
    data,
    summary: `${title} (${total})`,
    fallbackText: shown(text, 1500),
    speak: shown(text, 1500),
  };
}

function titleOf({ of, total }: RequestListView): string {
  const requests = counted(total, 'request');
  switch (of) {
    case 'mine':
      return total === 1 ? 'Your request' : `Your ${requests}`;
    case 'open':
      return `${requests} without an answer`;
    case 'news':
      return `News of ${requests}`;
    case 'reminder':
      return `${requests} ${total === 1 ? 'waits' : 'wait'} for your answer`;
  }
}
