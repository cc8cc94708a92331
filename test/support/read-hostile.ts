import { readFileSync } from 'node:fs';
import { spreadsheets } from '../../src/documents/workbooks/spreadsheets.ts';
import { readReview } from '../../src/features/register/rules/review.ts';
import { markedWorkbook } from '../../src/features/register/rules/workbook/mark-problems.ts';
import { filledRows } from '../../src/features/register/rules/workbook/readings-form.ts';
import { presentBook } from '../../src/features/register/words/books.ts';
import type { PersonKey } from '../../src/core/measures/measure.ts';

/** Reads the spreadsheets named on the command line, one after the other, and prints what was said and the most memory. */
const tools = spreadsheets(() => 'nobody' as PersonKey, {
  book: presentBook,
  page: () => '',
  proposals: () => Promise.resolve(new Uint8Array()),
});
const said: string[] = [];
for (const path of process.argv.slice(2)) {
  const found = await tools.read(path, readFileSync(path));
  // What is made of it: a sheet of due readings, a review, or a register that comes back with its cells marked.
  const filled = filledRows(found)?.length;
  const review = readReview(found, path, new Map());
  if (review !== undefined) await tools.write(markedWorkbook(found, review.problems));
  const taken =
    filled !== undefined ? `${filled} filled rows` : review ? `${review.problems.length} wrong rows` : 'taken';
  said.push(found.sheets.length > 0 ? taken : (found.problems[0]?.problem ?? 'taken'));
}
// Kilobytes, whatever the system.
process.stdout.write(JSON.stringify({ said, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
