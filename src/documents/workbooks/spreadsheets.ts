import { stringify as stringifyCsv } from 'csv-stringify/sync';
import { zipSync } from 'fflate';
import { stringify as stringifyYaml } from 'yaml';
import type { Spreadsheets } from '../../features/register/store.ts';
import type { Book } from '../../features/register/rules/views.ts';
import { neutralised, type WorkbookContent } from '../../features/register/rules/workbook/workbook.ts';
import type { Notebook } from '../../features/register/rules/table.ts';

type Words = {
  readonly book: (book: Book) => WorkbookContent;
  readonly page: Spreadsheets['page'];
  readonly proposals: Spreadsheets['proposals'];
};

/** In memory; `words` puts facts into sheets, cells and a page. */
export function spreadsheets(newKey: Spreadsheets['newKey'], words: Words): Spreadsheets {
  return {
    newKey,
    page: words.page,
    proposals: words.proposals,
    yaml: (value) => stringifyYaml(value, { lineWidth: 0 }),
    csv: (rows, headings) => {
      const text = (value: unknown) =>
        value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
      const cells = rows.map((row) => headings.map((heading) => neutralised(text(row[heading]))));
      return stringifyCsv([[...headings], ...cells], { bom: true });
    },
    zip: (files) => zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]))),
    write: async (book) => (await import('./write-workbook.ts')).writeWorkbook(words.book(book)),
    async read(name, bytes) {
      const book: Notebook = { problems: [], notes: [] };
      const { kindByName, tablesOf } = await import('./tables-of.ts');
      return { ...book, ...(await tablesOf(name, bytes, kindByName(name), book)) };
    },
  };
}
