import type { Spreadsheets } from '../../app/ports.ts';
import type { Book } from '../../domain/spreadsheets/books.ts';
import type { Workbook } from '../../domain/spreadsheets/workbook.ts';
import type { Notebook } from '../../domain/register/table.ts';
import { kindByName } from './find-files.ts';
import { tablesOf } from './tables-of.ts';
import { writeWorkbook } from './write-workbook.ts';

/** Reads and writes spreadsheets in memory; `inWords` puts facts into sheets and cells. */
export function spreadsheets(newKey: Spreadsheets['newKey'], inWords: (book: Book) => Workbook): Spreadsheets {
  return {
    newKey,
    write: (book) => writeWorkbook(inWords(book)),
    async read(name, bytes) {
      const book: Notebook = { problems: [], notes: [] };
      const named = kindByName(name);
      const found = await tablesOf(
        name,
        bytes,
        named === 'framework' || named === 'template' ? undefined : named,
        book,
      );
      return { ...book, ...found };
    },
  };
}
