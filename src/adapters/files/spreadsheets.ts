import type { Spreadsheets } from '../../app/ports.ts';
import type { Notebook } from '../../domain/register/table.ts';
import { kindByName } from './find-files.ts';
import { tablesOf } from './tables-of.ts';
import { writeWorkbook } from './write-workbook.ts';

/** Reads and writes spreadsheets in memory. */
export function spreadsheets(newKey: Spreadsheets['newKey']): Spreadsheets {
  return {
    newKey,
    write: writeWorkbook,
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
