import { longDay } from '../../../core/words/dates.ts';
import { isUnanswered } from '../../requests/rules/request.ts';
import type { Block, Paragraph } from '../rules/paper.ts';
import type { Report } from '../rules/report.ts';
import type { RequestEntry } from '../rules/report-requests.ts';
import { cutWords, labelled, openWords, optional, plain } from './blocks.ts';
import { postWords } from './entry-words.ts';

export function requestsPart({ requests }: Report): Block[] {
  if (requests.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'What members asked, and the answers' },
    {
      kind: 'table',
      title: 'What members asked, when, and what came of it',
      head: ['Asked', 'What was asked', 'What came of it'],
      widths: [20, 38, 42],
      rows: requests.map((entry) => [askedCell(entry), textCell(entry), outcomeCell(entry)]),
    },
  ];
}

export function requestLine(entry: RequestEntry): Paragraph {
  const { text, answer, weDid } = entry;
  const done = weDid === undefined ? '' : ` We did: ${said(weDid, 20)}`;
  // What was done matters more than what was said about it.
  const answered = answer === undefined ? '' : ` ${said(answer, done === '' ? 25 : 12)}`;
  return labelled(`“${said(text, 20)}”`, `${progressOf(entry)}.${answered}${done}`);
}

const said = (words: RequestEntry['answer'], most?: number) =>
  words === undefined ? '' : cutWords(openWords(words), most).text;

function askedCell({ request, askedOn }: RequestEntry): Paragraph[] {
  const { meeting, name = '' } = request.askedBy;
  const when = meeting === undefined ? longDay(askedOn) : `Meeting of ${longDay(meeting)}`;
  return [plain(`Request ${request.id}`), plain(when), ...optional('', name)];
}

function textCell({ text, measure, request }: RequestEntry): Paragraph[] {
  const about = measure ?? (request.about.kind === 'gap' ? 'Something that no measure watches yet' : '');
  return [plain(said(text)), ...optional('About:', about)];
}

const outcomeCell = (entry: RequestEntry): Paragraph[] => [
  [{ text: `${progressOf(entry)}.`, bold: true }],
  ...optional('', said(entry.answer)),
  ...optional('What we did:', said(entry.weDid)),
];

/** With whom a request is and by when, or that it is answered. */
export function progressOf({ request, with: holder }: RequestEntry): string {
  if (!isUnanswered(request)) return request.status === 'done' ? 'Answered, and done' : 'Answered';
  if (request.status === 'open') return 'Not looked at yet';
  const by = request.dueOn === undefined ? '' : `, wanted by ${longDay(request.dueOn)}`;
  return `Still to come: with ${holder === undefined ? 'the performance team' : postWords(holder)}${by}`;
}
