import { readCsv } from '../../../src/documents/workbooks/read-csv.ts';
import { tablesOf } from '../../../src/documents/workbooks/tables-of.ts';
import { cellOf } from '../../../src/features/register/rules/table.ts';
import { markedWorkbook } from '../../../src/features/register/rules/workbook/mark-problems.ts';

const bytes = (text: string) => Buffer.from(text);
const headings = (count: number) => Array.from({ length: count }, (_none, at) => `h${at}`).join(',');

describe('a csv that is too large to read', () => {
  it.each([
    ['20,000 headings', `${headings(20_000)}\n1`, 'It has more than 200 columns.'],
    ['a row of 500,000 commas', `code,title\n${','.repeat(500_000)}`, 'It has more than 200 columns.'],
    ['four megabytes of commas', ','.repeat(4 * 1024 * 1024), 'It has more than 400,000 cells.'],
    [
      'too many cells in rows',
      `${headings(190)}\n`.concat(`${','.repeat(189)}\n`.repeat(2_200)),
      'It has more than 400,000 cells.',
    ],
  ])('with %s is refused with the limit, and how to mend it', (_what, text, problem) => {
    expect(readCsv(bytes(text))).toMatchObject({
      kind: 'unreadable',
      problem,
      cure: 'Delete what is beside and below your data, save it, and try again.',
    });
  });

  it('with one cell of megabytes is refused as a quotation mark that is not closed', () => {
    const text = `code,title\nA,"${'a'.repeat(4 * 1024 * 1024)}`;
    expect(readCsv(bytes(text))).toMatchObject({
      kind: 'unreadable',
      problem: expect.stringContaining('breaks off') as string,
    });
  });

  it('is read where only its prose is full of commas', () => {
    const words = `"${'so, '.repeat(50_000)}"`;
    expect(readCsv(bytes(`code,so_what\n${`A,${words}\n`.repeat(9)}`)).kind).toBe('read');
  });
});

describe('headings with names that every object has', () => {
  it('are columns like any other', async () => {
    const text = 'code,title,direction,frequency,constructor,__proto__\nA,Title,lower,annual,here,there\n';
    const book = { problems: [], notes: [] };
    const found = await tablesOf('measures.csv', bytes(text), undefined, book);
    const row = found.sheets[0]?.table?.rows[0];
    expect(row && cellOf(row, 'constructor')).toBe('here');
    expect(row && cellOf(row, 'toString')).toBe('');
    expect(() => markedWorkbook({ ...book, ...found }, book.problems)).not.toThrow();
  });
});
