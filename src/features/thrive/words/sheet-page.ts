import type { GroupSheet, SheetPageView, SheetPublicView } from '../rules/sheet.ts';
import { longDay } from '../../../core/words/dates.ts';
import { shorten, shown } from '../../../core/words/plain-text.ts';
import { sheet } from './sheet.ts';
import { type PagePart, type PublicPage, textPart } from '../../../core/words/page.ts';
import { gonePage } from '../../partners/words/partner-page.ts';

export function sheetPage(view: SheetPublicView, about: { organisation: string; contact: string }): PublicPage {
  if (view.kind === 'gone') return gonePage(about);
  const { facts, nonce } = view;
  const words = sheet(facts, '');
  const [first = '', ...others] = words.paragraphs;
  return {
    title: words.heading,
    status: 200,
    organisation: facts.organisation,
    parts: [
      ...(view.done === undefined ? [] : [DONE[view.done]]),
      ...(first === '' ? [] : [textPart(first)]),
      ...(words.figure === '' ? [] : [{ part: 'figure', text: words.figure, below: words.figureBelow } as const]),
      ...chartParts(words),
      ...others.map(textPart),
      ...words.belongs.map(({ label, text }) => textPart(`${label}${text}`)),
      ...(facts.explained === undefined ? [] : clearParts(nonce)),
      { part: 'heading', text: 'Ask a question' },
      {
        part: 'form',
        name: 'Ask a question',
        hidden: { nonce },
        fields: [
          {
            name: 'question',
            label: 'Your question',
            hint: 'Nobody asks for your name, so please write none, nor anybody else’s. The answer appears on this page, and on the next sheet.',
            value: view.typed,
            lines: 6,
            required: true,
            problem: view.done === undefined ? '' : (PROBLEMS[view.done] ?? ''),
          },
        ],
        buttons: [{ text: 'Send the question', name: 'said', value: 'question', main: true }],
      },
      ...askedParts(view),
      textPart(`As of ${longDay(facts.today)}. You can also ask ${shown(facts.contact, 200)}.`),
    ],
  };
}

function chartParts({ chart, heading }: GroupSheet): PagePart[] {
  if (chart === undefined) return [];
  const { line, alternative, from, to } = chart;
  const last = line.points.at(-1) ?? [0, 0];
  return [{ part: 'chart', title: heading, alternative, chart: { ...line, lines: [line.points], last, from, to } }];
}

function clearParts(nonce: string): PagePart[] {
  return [
    { part: 'heading', text: 'Was this clear?' },
    {
      part: 'form',
      name: 'Was this clear?',
      hidden: { nonce },
      fields: [],
      buttons: [
        { text: 'Yes, it was clear', name: 'said', value: 'clear', main: true },
        { text: 'Not quite', name: 'said', value: 'notQuite', main: false },
      ],
    },
  ];
}

const DONE: Readonly<Record<NonNullable<SheetPageView['done']>, PagePart>> = {
  clear: {
    part: 'notice',
    tone: 'done',
    title: 'Thank you, that is counted',
    items: [{ text: 'Nobody can see who said what.' }],
  },
  asked: {
    part: 'notice',
    tone: 'done',
    title: 'Thank you, your question was sent',
    items: [{ text: 'The performance team answers it here, and on the next sheet.' }],
  },
  empty: notSent('There is no question in the box yet.'),
  tooLong: notSent('That is too long for one question.'),
};

function notSent(text: string): PagePart {
  return { part: 'notice', tone: 'problem', title: 'Not sent yet', items: [{ text, field: 'question' }] };
}

const PROBLEMS: Readonly<Partial<Record<NonNullable<SheetPageView['done']>, string>>> = {
  empty: 'There is no question in the box yet.',
  tooLong: 'That is too long for one question. It is here as you typed it; please shorten it.',
};

function askedParts({ facts: { asked } }: SheetPageView): PagePart[] {
  if (asked.length === 0) return [];
  return [
    { part: 'heading', text: 'You asked' },
    ...asked.flatMap(({ question, answer }): PagePart[] => [
      { part: 'words', label: 'Question', text: shorten(question, 6000) },
      { part: 'words', label: 'Answer', text: shorten(answer, 4000) },
    ]),
  ];
}
