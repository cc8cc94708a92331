import type { Problem } from '../rules/table.ts';
import { isReview } from '../rules/review.ts';
import { mayAtDesk, mayHandIn } from '../../../core/rights/relationships.ts';
import { filledRows } from '../rules/workbook/readings-form.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { DroppedFile } from '../../../messaging/files.ts';
import { dropRegister } from './drop-register.ts';
import { takeReview } from './review.ts';
import { takeReadings } from './take-readings.ts';

const WHY = { tooLarge: 'fileTooLarge', notOurs: 'fileNotOurs', gone: 'fileGone' } as const;

/** Each filled row costs a look-up. Real sheets have far fewer; this stops one made to keep storage busy. */
const MOST_FILLED = 1_000;
/** A review has one row for each measure. */
const MOST_REVIEWED = 3_000;

/** One file at a time, because the answer is one card. It is read only for a person with duties or of the team. */
export async function takeFiles(action: UserAction, dropped: readonly DroppedFile[]): Promise<View> {
  const [first, ...others] = dropped;
  if (first === undefined) return { kind: 'notice', about: { what: 'fileGone' } };
  if (others.length > 0) return { kind: 'notice', about: { what: 'twoFiles', taken: first.name } };
  const { profile, duties } = action.person;
  if (!mayHandIn(profile, duties)) return notYourFile(action);
  const fetched = await first.read();
  if (fetched.kind === 'refused') return { kind: 'notice', about: { what: WHY[fetched.why] } };
  const file = { name: first.name, type: '', bytes: fetched.bytes };
  const found = await action.services.spreadsheets.read(file.name, file.bytes);
  const [fault] = found.problems;
  // If nothing can be read, the reason matters more than whether this person may use the register.
  if (found.sheets.length === 0 && fault !== undefined) return notRead(file.name, fault);
  const rows = filledRows(found);
  if (rows !== undefined && rows.length > MOST_FILLED) {
    const problem = `It has ${rows.length.toLocaleString('en-GB')} filled rows; a sheet of due readings has ${MOST_FILLED.toLocaleString('en-GB')} at most.`;
    return notRead(file.name, { problem, cure: 'Drop the sheet that you got here, with the rows that are wanted.' });
  }
  if (rows !== undefined) return takeReadings(action, file, rows);
  if (!mayAtDesk('useTheRegister', profile)) return notYourFile(action);
  const review = found.sheets.find(({ rows: all }) => isReview(all[0] ?? []));
  if (review === undefined) return dropRegister(action, file, found);
  if (review.rows.length <= MOST_REVIEWED) return takeReview(action, file.name, found);
  const problem = `It has ${review.rows.length.toLocaleString('en-GB')} rows; a review has one for each measure.`;
  return notRead(file.name, { problem, cure: 'Type “yearly review” for a new one, and write your decisions there.' });
}

/** Shown to a person who may not use the register. */
export const notYourFile = ({ context }: UserAction): View => ({
  kind: 'notice',
  about: { what: 'notYourFile', contact: context.framework.organisation.contact },
});

function notRead(name: string, { problem, cure }: Pick<Problem, 'problem' | 'cure'>): View {
  return { kind: 'notice', about: { what: 'fileNotRead', name, problem, cure } };
}
