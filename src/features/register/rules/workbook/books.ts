import type { YearlyReview } from '../review.ts';
import type { ReadingsBook } from './readings-form.ts';
import type { Workbook } from './workbook.ts';

/** What can be written as a workbook: tables as they are, or facts that are put into words first. */
export type Book = Workbook | ReadingsBook | YearlyReview;
