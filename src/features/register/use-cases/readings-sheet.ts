import { openAndListOutstanding, openDueReadings, rememberShown } from '../../readings/feature.ts';
import { openOnes } from '../../readings/rules/still-owed.ts';
import { type BookRow, NOTHING_FILLED, type ReadingsBook } from '../rules/workbook/readings-form.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { View } from '../../../core/view.ts';
import { earlierReadings, keptFor, readingFor } from '../../readings/rules/of-measure.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { offerWorkbook } from './offer-workbook.ts';

/** *These as a spreadsheet*: a person's due readings, with their drafts. */
export async function ownReadings(action: UserAction): Promise<View> {
  const { services, context, person } = action;
  const owed = await openAndListOutstanding({ services, context, person });
  if (owed.owed.length === 0) {
    const next = owed.nextAsk === undefined ? {} : { nextAsk: owed.nextAsk };
    return { kind: 'notice', about: { what: 'nothingDue', done: false, ...next } };
  }
  await rememberShown(action, owed);
  const rows = owed.owed.map(({ file, due }) => {
    const {
      value = '',
      soWhat = '',
      nextSteps = '',
      provisional = false,
    } = keptFor(file, due, person.profile.key) ?? {};
    return rowOf(file, due, { ...NOTHING_FILLED, value, soWhat, nextSteps, provisional });
  });
  return offerBook(action, 'own', rows, {
    title:
      rows.length === 1
        ? 'Here is the one figure that is wanted.'
        : `Here are the ${rows.length} figures that are wanted.`,
    lines: [
      'Fill in the yellow cells of as many as you like and drop the file here again. What you leave empty stays on your list.',
    ],
  });
}

/** Due national figures: the performance team loads them, and their owners add only the words. */
export async function nationalReadings(action: UserAction): Promise<View> {
  const { services, context } = action;
  const rows: BookRow[] = [];
  for await (const file of services.store.measures.all()) {
    if (file.measure.sourceOrg === '' || file.measure.status !== 'live') continue;
    // Opened before the figure arrives, so that the figure counts as an answer and not as history.
    const opened = await openDueReadings(services, context, file);
    for (const due of openOnes(opened, context.today)) {
      if (readingFor(opened, due) === undefined) rows.push(rowOf(opened, due));
    }
  }
  if (rows.length === 0) return { kind: 'notice', about: { what: 'noNational' } };
  rows.sort(
    (a, b) => a.measure.sourceOrg.localeCompare(b.measure.sourceOrg) || a.measure.code.localeCompare(b.measure.code),
  );
  return offerBook(action, 'national', rows, {
    title: `Here are the ${rows.length} national figures that are wanted.`,
    lines: [
      'Fill in the yellow cells and drop the file here again: we show what would change first. Their owners are then asked only for the words.',
    ],
  });
}

export function rowOf(file: MeasureFile, due: DueReading, typed = NOTHING_FILLED): BookRow {
  const last = earlierReadings(file, due).at(-1);
  const reading = readingFor(file, due);
  return {
    measure: file.measure,
    due,
    ...(last && { last }),
    ...(reading && { reading }),
    typed,
    problems: [],
    questions: [],
  };
}

export function offerBook(
  action: UserAction,
  whose: ReadingsBook['for'],
  rows: readonly BookRow[],
  words: { readonly title: string; readonly lines: readonly string[] },
): Promise<View> {
  const { today, framework } = action.context;
  const name = `${whose === 'own' ? 'Figures wanted' : 'National figures wanted'} ${today}.xlsx`;
  const { name: organisation } = framework.organisation;
  return offerWorkbook(action, name, { book: 'readings', for: whose, today, organisation, rows }, words);
}
