import type { AlsoRow, AskListView, ListRow } from '../rules/views.ts';
import { type CardData, pagerData, type Presented, pressData } from '../../../core/words/card-data.ts';
import { periodPhrase, shortDay } from '../../../core/words/dates.ts';
import { dueWords, mayNotBeOut } from './due-words.ts';
import { introduction, occasionLines, occasionPrefix } from './introduction.ts';
import { counted, sentence, shorten, shown } from '../../../core/words/plain-text.ts';
import type { Day } from '../../../core/calendar/day.ts';

/** More than this many at once are also offered as a spreadsheet. */
const OFFERED_ABOVE = 5;

/** The use case cuts the list; this says which numbers are on the other pages. */
const ROWS = 8;

export function askList(view: AskListView): Presented {
  const { today, rows, total, page, pages } = view;
  const first = rows[0];
  const also = view.also ?? [];
  const things = counted(total, 'figure');
  const isLate = first !== undefined && first.due.dueOn < today;
  const which = total === 1 ? ' ' : ', the first ';
  const by =
    first === undefined
      ? ''
      : `${which}${isLate ? `since ${shortDay(first.due.dueOn, today)}` : dueWords(first.due, today)}`;
  const figures = `${things} of yours ${total === 1 ? 'is' : 'are'} wanted${page === 1 ? by : ''}`;
  const others = `${counted(also.length, total > 0 ? 'other thing' : 'thing')} ${also.length === 1 ? 'waits' : 'wait'} for your word`;
  const wanted = total === 0 ? others : figures;
  const last = Math.min(page * ROWS, total);
  const data: CardData = {
    ...introduction(view.introduction, occasionLines(view.occasion, today)),
    heading: sentence(`${wanted}.`),
    hint:
      total === 0
        ? 'Press one to see it, in any order, when it suits you.'
        : `Press one to answer it. About two minutes each, in any order${isLate ? '' : ', on any day until then'}.`,
    rows: rows.map((row) => rowData(row, view)),
    hasAlso: also.length > 0,
    hasAlsoTitle: also.length > 0 && total > 0,
    alsoTitle: sentence(`${others}.`),
    also: also.map((row) => alsoRow(row, today)),
    hasSheet: total > OFFERED_ABOVE,
    range: `${(page - 1) * ROWS + 1} to ${last} of ${total}`,
    ...pagerData(page, pages),
  };
  const time = total === 0 ? '' : `: about ${total * 2} minutes in all`;
  const beside = also.length > 0 && total > 0 ? `. ${sentence(others)}` : '';
  const summary = `${occasionPrefix(view.occasion)}${wanted}${time}${beside}`;
  const lines = rows.map((row) => `${row.number}. ${shown(row.measure.title, 80)} ${periodPhrase(row.due.period)}`);
  const toType = total === 0 ? '' : ` ${lines.join('; ')}. Type a number and your figure: 1 12.5 because …`;
  const fallbackText = `${summary}.${toType}`;
  return { template: 'ask-list', data, summary, fallbackText, speak: `${summary}.` };
}

function rowData({ number, measure, due }: ListRow, { today }: AskListView): CardData {
  const title = shown(measure.title, 160);
  const when = `${sentence(periodPhrase(due.period))} · ${dueWords(due, today)}`;
  const note =
    due.state === 'notReady' && due.notReady !== undefined
      ? ` · not ready until ${shortDay(due.notReady.expectedOn, today)}`
      : due.state === 'valueOnly'
        ? ' · only the words are still to come'
        : mayNotBeOut(measure, due, today) === undefined
          ? ''
          : ' · may not be published yet';
  return {
    ...pressData(measure, due),
    number: `${number}.`,
    title,
    when: when + note,
    press: `Answer ${number}: ${title}`,
  };
}

/** A row that is not a figure. */
export function alsoRow(row: AlsoRow, today: Day): CardData {
  if (row.kind === 'narrative') {
    const title = `For the report: ${shorten(shown(row.objective.title), 120)}`;
    return {
      verb: 'openNarrative',
      subject: `${row.objective.code}|${row.period.text}`,
      group: '',
      title,
      press: title,
      when: `${sentence(periodPhrase(row.period))} · by ${shortDay(row.dueOn, today)}`,
    };
  }
  const title = `To approve: what ${shorten(shown(row.name), 80)} will read`;
  return {
    verb: 'showDraft',
    subject: '',
    group: row.group,
    title,
    press: title,
    when: `${shorten(shown(row.about), 120)} · ${periodPhrase(row.period)}`,
  };
}
