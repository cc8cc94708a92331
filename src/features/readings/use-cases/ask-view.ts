import type { MeasureDue } from '../rules/of-measure.ts';
import { pageOf } from '../../../core/page-of.ts';
import { isOwed } from '../rules/still-owed.ts';
import type { View } from '../../../core/view.ts';
import type { AlsoRow, AskListView, Occasion, Place, ReadingFormView, SavedNote } from '../rules/views.ts';
import { alsoWaiting } from './also-waiting.ts';
import { formView, introductionFor } from './form-view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { TodayContext } from '../../../core/services.ts';
import { openAndListOutstanding, type OwedByPerson } from './list-outstanding.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import type { Shown } from '../../../messaging/outbox.ts';
import { readerOf } from '../../../core/measures/people.ts';

/** Rows on a page of the list: eight fit a phone in two screens, and no card comes near 80 KB. */
const ROWS = 8;

type Beside = { readonly page?: number; readonly occasion?: Occasion; readonly also?: readonly AlsoRow[] };

/** One due reading: its form. Several, or other things too: the list, soonest first. Nothing: undefined. */
export function askView(
  owed: readonly MeasureDue[],
  person: PersonFile,
  context: TodayContext,
  { page = 1, occasion, also = [] }: Beside = {},
): AskListView | ReadingFormView | undefined {
  const [only] = owed;
  if (only === undefined && also.length === 0) return undefined;
  const why = { ...(occasion && { occasion }) };
  if (only !== undefined && owed.length === 1 && also.length === 0)
    return { ...formView(only.file, only.due, person, context), ...why };
  const numbered = owed.map(({ file, due }, index) => ({ number: index + 1, measure: file.measure, due }));
  const { items, page: shown, pages } = pageOf(numbered, page, ROWS);
  return {
    kind: 'askList',
    today: context.today,
    ...introductionFor(person, context.framework, only?.file.measure.frequency ?? 'six-monthly'),
    ...why,
    rows: items,
    ...(also.length > 0 && { also }),
    total: owed.length,
    page: shown,
    pages,
  };
}

/** The list that a person was shown, so that `1 12.5` can mean it, and when they were introduced by it. */
export function shownBy(
  { context, person }: Pick<UserAction, 'context' | 'person'>,
  { owed, nextAsk }: OwedByPerson,
): Required<Pick<Shown, 'list'>> & Shown {
  const items = owed.map(({ file, due }) => ({ code: file.measure.code, period: due.period.text }));
  const at = context.now.toISOString();
  const list = { at, items, ...(nextAsk !== undefined && { nextAsk }) };
  return person.introduced ? { list } : { list, introducedAt: at };
}

export async function rememberShown(action: UserAction, owed: OwedByPerson): Promise<void> {
  const { people } = action.services.store;
  const { key } = action.person.profile;
  const { list, introducedAt } = shownBy(action, owed);
  await people.keepList(key, list);
  if (introducedAt !== undefined) await people.markIntroduced(key, introducedAt);
}

/**
 * What comes after something was saved: the next form of the list last shown, or the receipt. `rest` are the numbers
 * still to come as the form says: untrusted, so checked here. One storage transaction for the next form.
 */
export async function whatNext(action: UserAction, saved: SavedNote, rest: readonly number[]): Promise<View> {
  const { services, context, person } = action;
  const items = person.list?.items ?? [];
  for (const [index, number] of rest.entries()) {
    const item = items[number - 1];
    const file = item && (await services.store.measures.open(item.code));
    const due = file?.due.find((known) => known.period.text === item?.period);
    if (file === undefined || due === undefined || file.measure.owner !== person.profile.key) continue;
    if (!isOwed(due, context.today)) continue;
    const place = { number, of: items.length, rest: rest.slice(index + 1) };
    return formView(file, due, person, context, { place, saved });
  }
  const nextAsk = person.list?.nextAsk;
  const unlisted = person.list === undefined;
  const also = (await alsoWaiting(services, context, person)).length;
  return {
    kind: 'receipt',
    today: context.today,
    saved,
    left: 0,
    unlisted,
    ...(also > 0 && { also }),
    ...(nextAsk !== undefined && { nextAsk }),
  };
}

/** The numbers of the list last shown that come after one: those below it, then those above it. */
export function restAfter(person: PersonFile, code: string, period: string): number[] {
  const items = person.list?.items ?? [];
  const at = items.findIndex((item) => item.code === code && item.period === period);
  const numbers = items.map((_item, index) => index + 1);
  return [...numbers.slice(at + 1), ...numbers.slice(0, Math.max(at, 0))];
}

/** The position of a due reading in the list last shown. */
export function placeIn(person: PersonFile, code: string, period: string): Place | undefined {
  const items = person.list?.items ?? [];
  const at = items.findIndex((item) => item.code === code && item.period === period);
  if (at < 0 || items.length < 2) return undefined;
  return { number: at + 1, of: items.length, rest: restAfter(person, code, period) };
}

export function placeHere({ person, rest }: UserAction, code: string, period: string): { place?: Place } {
  const place = placeIn(person, code, period);
  return place === undefined ? {} : { place: { ...place, rest } };
}

/** What a person owes now, and what else is pending: the list, or the form if it is one thing only. */
export async function showList(action: UserAction, page = 1): Promise<View> {
  const { services, context, person } = action;
  const outstanding = await openAndListOutstanding(action);
  const also = await alsoWaiting(services, context, person);
  const view = askView(outstanding.owed, person, context, { page, also });
  if (view === undefined) {
    const { nextAsk } = outstanding;
    const reader = readerOf(person.profile.roles, person.duties);
    return { kind: 'notice', about: { what: 'nothingDue', done: false, ...(nextAsk && { nextAsk }), reader } };
  }
  await rememberShown(action, outstanding);
  return view;
}
