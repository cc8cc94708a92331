import type { AskListView, ReadingFormView, SavedNote, View } from '../domain/views.ts';
import { formView, introductionFor } from './form-view.ts';
import type { Needs, Setting } from './needs.ts';
import type { Owed } from './open-due.ts';
import type { PersonFile } from './ports.ts';

/** Rows on a page of the list: eight fit a phone in two screens, and no card comes near 80 KB. */
const ROWS = 8;

/** One due reading: its form. Several: the list, soonest first. None: undefined. */
export function askView(owed: readonly Owed[], person: PersonFile, setting: Setting, page = 1): AskListView | ReadingFormView | undefined {
  const [only] = owed;
  if (only === undefined) return undefined;
  if (owed.length === 1) return formView(only.file, only.due, person, setting);
  const pages = Math.ceil(owed.length / ROWS);
  const shown = Math.min(Math.max(page, 1), pages);
  const rows = owed.map(({ file, due }, index) => ({ number: index + 1, measure: file.measure, due }));
  return {
    kind: 'askList',
    today: setting.today,
    ...introductionFor(person, setting.framework, only.file.measure.frequency),
    rows: rows.slice((shown - 1) * ROWS, shown * ROWS),
    total: owed.length,
    page: shown,
    pages,
  };
}

/** Remembers the list that a person was shown, so that `1 12.5` and *what is next* mean it; and that they met us. */
export async function rememberShown(needs: Needs, setting: Setting, person: PersonFile, owed: readonly Owed[]): Promise<void> {
  const items = owed.map(({ file, due }) => ({ code: file.measure.code, period: due.period.text }));
  const { key } = person.person;
  await needs.store.people.keepList(key, { at: setting.now.toISOString(), items });
  if (!person.introduced) await needs.store.people.markIntroduced(key, setting.now.toISOString());
}

/**
 * What comes after something was saved: the next form of the list last shown, with a line on what was saved, or the
 * receipt. One storage transaction for the next form, none for the receipt.
 */
export async function whatNext(needs: Needs, setting: Setting, person: PersonFile, saved: SavedNote): Promise<View> {
  const items = person.list?.items ?? [];
  const here = items.findIndex((item) => item.code === saved.measure.code && item.period === saved.due.period.text);
  for (const [offset, item] of items.slice(here + 1).entries()) {
    const file = await needs.store.measures.open(item.code);
    const due = file?.due.find((known) => known.period.text === item.period);
    if (file === undefined || due === undefined || file.measure.owner !== person.person.key) continue;
    if (due.state !== 'open') continue;
    return formView(file, due, person, setting, { place: { number: here + offset + 2, of: items.length }, saved });
  }
  return { kind: 'receipt', today: setting.today, saved, left: 0 };
}
