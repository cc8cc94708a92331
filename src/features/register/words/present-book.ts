import type { Book } from '../rules/workbook/views.ts';
import type { WorkbookContent } from '../rules/workbook/workbook.ts';
import { readingsBook } from './readings-book.ts';
import { reviewBook } from './review-book.ts';

/** A workbook in words, sheet by sheet. */
export function presentBook(book: Book): WorkbookContent {
  if ('sheets' in book) return book;
  return book.book === 'review' ? reviewBook(book) : readingsBook(book);
}
