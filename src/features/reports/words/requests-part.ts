import type { Block, Paragraph } from '../rules/paper.ts';
import type { Report } from '../rules/report.ts';
import type { RequestEntry } from '../rules/report-requests.ts';
import { isUnanswered } from '../../requests/rules/request.ts';
import { longDay } from '../../../core/words/dates.ts';
import { firstWords, labelled, plain } from './entry-words.ts';
import { openWords } from './open-words.ts';

/** Words of a request and its answer that the table holds. */
const MOST_WORDS = 60;

/** What members asked and what the answer is: the unanswered first, each with who has it and by when. */
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

/** A request in a line, for page one: what was asked, how far it is, and what we did about it. */
export function requestLine(entry: RequestEntry): Paragraph {
  const { text } = firstWords(openWords(entry.text), 20);
  const { answer, weDid } = entry;
  const done = weDid === undefined ? '' : ` We did: ${firstWords(openWords(weDid), 20).text}`;
  // What was done matters more than what was said about it.
  const most = done === '' ? 25 : 12;
  const answered = answer === undefined ? '' : ` ${firstWords(openWords(answer), most).text}`;
  return labelled(`“${text}”`, `${standing(entry)}.${answered}${done}`);
}

function askedCell({ request, askedOn }: RequestEntry): Paragraph[] {
  const { meeting, name } = request.askedBy;
  const when = meeting === undefined ? longDay(askedOn) : `Meeting of ${longDay(meeting)}`;
  return [plain(`Request ${request.id}`), plain(when), ...(name === undefined ? [] : [plain(name)])];
}

function textCell({ text, measure, request }: RequestEntry): Paragraph[] {
  const about = measure ?? (request.about.kind === 'gap' ? 'Something that no measure watches yet' : '');
  return [plain(firstWords(openWords(text), MOST_WORDS).text), ...(about === '' ? [] : [labelled('About:', about)])];
}

function outcomeCell(entry: RequestEntry): Paragraph[] {
  const { answer, weDid } = entry;
  return [
    [{ text: `${standing(entry)}.`, bold: true }],
    ...(answer === undefined ? [] : [plain(firstWords(openWords(answer), MOST_WORDS).text)]),
    ...(weDid === undefined ? [] : [labelled('What we did:', firstWords(openWords(weDid), MOST_WORDS).text)]),
  ];
}

/** How far a request is: with whom and by when, or that it is answered. */
export function standing({ request, with: holder }: RequestEntry): string {
  if (!isUnanswered(request)) return request.status === 'done' ? 'Answered, and done' : 'Answered';
  if (request.status === 'open') return 'Not looked at yet';
  const who = holder === undefined ? 'the performance team' : postOf(holder);
  const by = request.dueOn === undefined ? '' : `, wanted by ${longDay(request.dueOn)}`;
  return `Still to come: with ${who}${by}`;
}

function postOf({ name, service }: NonNullable<RequestEntry['with']>): string {
  return [name.replace(/\s*\(you\)$/i, ''), service].filter((part) => part.trim() !== '').join(', ');
}
