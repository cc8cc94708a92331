import { isReview } from '../../domain/review/review.ts';
import { mayHandIn } from '../../domain/rights.ts';
import { filledRows } from '../../domain/spreadsheets/readings-form.ts';
import type { View } from '../../domain/views.ts';
import type { Visit } from '../needs.ts';
import type { DroppedFile } from '../ports.ts';
import { dropRegister } from './drop-register.ts';
import { takeReview } from './review.ts';
import { takeReadings } from './take-readings.ts';
import { mayUseTheRegister, notYours, spreadsheetsOf } from './tools.ts';

const WHY = { tooLarge: 'fileTooLarge', notOurs: 'fileNotOurs', gone: 'fileGone' } as const;

/**
 * Files that somebody dropped on the bot: one at a time, for what comes of it is one card. What it is, is told by what is
 * in it. Somebody who answers for nothing and is not of the performance team has nothing fetched.
 */
export async function takeFiles(visit: Visit, dropped: readonly DroppedFile[]): Promise<View> {
  const [first, ...others] = dropped;
  if (first === undefined) return { kind: 'notice', about: { what: 'fileGone' } };
  if (others.length > 0) return { kind: 'notice', about: { what: 'twoFiles', taken: first.name } };
  const { person, duties } = visit.person;
  if (!mayHandIn(person, duties)) return notYours(visit);
  const fetched = await first.read();
  if (fetched.kind === 'refused') return { kind: 'notice', about: { what: WHY[fetched.why] } };
  const file = { name: first.name, type: '', bytes: fetched.bytes };
  const found = await spreadsheetsOf(visit.needs).read(file.name, file.bytes);
  const rows = filledRows(found);
  if (rows !== undefined) return takeReadings(visit, file, rows);
  if (!mayUseTheRegister(visit)) return notYours(visit);
  const isOfReview = found.sheets.some(({ rows: all }) => isReview(all[0] ?? []));
  return isOfReview ? takeReview(visit, file.name, found) : dropRegister(visit, file, found);
}
