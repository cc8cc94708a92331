import type { RequestListView } from '../rules/views.ts';
import { type CardData, pagerData, type Presented } from '../../../core/words/card-data.ts';
import { counted, heading, shorten, shown } from '../../../core/words/plain-text.ts';
import { aboutWords, askedByWords, requestName, standsWords } from './request-words.ts';

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
