import type { Book } from '../rules/workbook/books.ts';
import type { Workbook } from '../rules/workbook/workbook.ts';
import { readingsBook } from './readings-book.ts';
import { reviewBook } from './review-book.ts';

/** A workbook in words, sheet by sheet. */
export function presentBook(book: Book): Workbook {
  if ('sheets' in book) return book;
  return book.book === 'review' ? reviewBook(book) : readingsBook(book);
}
