import type { SheetPageView, SheetPublicView } from '../rules/sheet.ts';
import { longDay } from '../../../core/words/dates.ts';
import { shorten, shown } from '../../../core/words/plain-text.ts';
import { sheet } from './sheet.ts';
import type { PagePart, PublicPage } from '../../../core/words/page.ts';
import { gonePage } from '../../partners/words/partner-page.ts';

/** A group's sheet in a browser, with the question and the box. */
export function sheetPage(view: SheetPublicView, about: { organisation: string; contact: string }): PublicPage {
  if (view.kind === 'gone') return gonePage(about);
  const { facts, nonce } = view;
  const words = sheet(facts, '');
  const chart: PagePart[] =
    words.chart === undefined
      ? []
      : [
          {
            part: 'chart',
            title: words.heading,
            alternative: words.chart.alternative,
            chart: {
              ...words.chart.line,
              lines: [words.chart.line.points],
              last: words.chart.line.points.at(-1) ?? [0, 0],
              from: words.chart.from,
              to: words.chart.to,
            },
          },
        ];
  const [first = '', ...others] = words.paragraphs;
  return {
    title: words.heading,
    status: 200,
    organisation: facts.organisation,
    parts: [
      ...doneParts(view),
      ...(first === '' ? [] : [{ part: 'paragraph', text: first } as const]),
      ...(words.figure === '' ? [] : [{ part: 'figure', text: words.figure, below: words.figureBelow } as const]),
      ...chart,
      ...others.map((text): PagePart => ({ part: 'paragraph', text })),
      ...words.belongs.map(({ label, text }): PagePart => ({ part: 'paragraph', text: `${label}${text}` })),
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
            problem:
              view.done === 'empty'
                ? 'There is no question in the box yet.'
                : view.done === 'tooLong'
                  ? 'That is too long for one question. It is here as you typed it; please shorten it.'
                  : '',
          },
        ],
        buttons: [{ text: 'Send the question', name: 'said', value: 'question', main: true }],
      },
      ...askedParts(view),
      { part: 'paragraph', text: `As of ${longDay(facts.today)}. You can also ask ${shown(facts.contact, 200)}.` },
    ],
  };
}

/** The one question about the words above. */
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

function doneParts({ done }: SheetPageView): PagePart[] {
  switch (done) {
    case 'clear':
      return [
        {
          part: 'notice',
          tone: 'done',
          title: 'Thank you, that is counted',
          items: [{ text: 'Nobody can see who said what.' }],
        },
      ];
    case 'asked':
      return [
        {
          part: 'notice',
          tone: 'done',
          title: 'Thank you, your question was sent',
          items: [{ text: 'The performance team answers it here, and on the next sheet.' }],
        },
      ];
    case 'empty':
      return [
        {
          part: 'notice',
          tone: 'problem',
          title: 'Not sent yet',
          items: [{ text: 'There is no question in the box yet.', field: 'question' }],
        },
      ];
    case 'tooLong':
      return [
        {
          part: 'notice',
          tone: 'problem',
          title: 'Not sent yet',
          items: [{ text: 'That is too long for one question.', field: 'question' }],
        },
      ];
    default:
      return [];
  }
}

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
