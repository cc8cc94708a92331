import type { Activity } from 'botbuilder';
import type { MeasureSearch } from '../features/search/use-cases/search-measures.ts';
import { present } from '../features.ts';
import { foundLine } from '../features/search/words/measure-card.ts';
import type { CardLibrary } from './card-library.ts';
import { recordOf, textOf } from './untrusted.ts';

type ComposeAnswer = {
  readonly composeExtension:
    | { readonly type: 'result'; readonly attachmentLayout: 'list'; readonly attachments: readonly unknown[] }
    | { readonly type: 'message'; readonly text: string };
};

/** Teams asks for 25. */
const A_PAGE = 25;
const MOST_TEXT = 500;
const THUMBNAIL = 'application/vnd.microsoft.card.thumbnail';

export function isSearch({ type, name }: Pick<Activity, 'type' | 'name'>): boolean {
  return type === 'invoke' && (name === 'composeExtension/query' || name === 'composeExtension/selectItem');
}

/** Answers the search box of Teams, in any chat. It shows what is public, posts nothing and stores nothing. */
export async function answerSearch(
  search: MeasureSearch,
  cards: CardLibrary,
  activity: Activity,
): Promise<ComposeAnswer> {
  const value = recordOf(activity.value);
  if (activity.name === 'composeExtension/selectItem') {
    const view = await search.card(textOf(value.measure).slice(0, MOST_TEXT));
    if (view === undefined) return words('That measure has no published figure any more.');
    const { card } = cards.expandCard(present(view), { action: 'submit' });
    return result([
      { contentType: 'application/vnd.microsoft.card.adaptive', content: card, preview: preview(foundLine(view)) },
    ]);
  }
  const parameters = Array.isArray(value.parameters) ? value.parameters.map(recordOf) : [];
  // With `initialRun` Teams asks before anything is typed: then everything is listed, by title.
  const query = textOf(parameters.find(({ name }) => name === 'search')?.value).slice(0, MOST_TEXT);
  const { skip, count } = recordOf(value.queryOptions);
  const most = Math.min(whole(count) || A_PAGE, A_PAGE);
  const found = await search.find(query, whole(skip), most);
  if (found.length === 0)
    return words(query === '' ? 'No figure is published yet.' : 'No published measure fits that. Try fewer words.');
  return result(
    found.map((one) => {
      const line = foundLine(one);
      const tap = { type: 'invoke', value: { measure: one.code } };
      return { ...preview(line), preview: { contentType: THUMBNAIL, content: { ...line, tap } } };
    }),
  );
}

const preview = (line: { readonly title: string; readonly text: string }) => ({
  contentType: THUMBNAIL,
  content: line,
});
const words = (said: string): ComposeAnswer => ({ composeExtension: { type: 'message', text: said } });
const result = (attachments: readonly unknown[]): ComposeAnswer => ({
  composeExtension: { type: 'result', attachmentLayout: 'list', attachments },
});

const whole = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
