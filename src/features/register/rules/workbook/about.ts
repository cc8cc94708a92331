import { cell, type WorkSheet } from './workbook.ts';

/** Sheets of our own that a workbook carries beside the data: no table is looked for in them. */
export const ABOUT = 'about';
export const HELP = 'help';
export const PROBLEMS = 'problems';

/** The sheet that says what a workbook is, and from which version it was made; it is found again by its name. */
export function aboutSheet(stamp: string, lines: readonly string[]): WorkSheet {
  const said = lines.map((line, place) => [cell(line, place === 0 ? 'title' : undefined)]);
  const version = stamp === '' ? [] : [[cell('Version', 'quiet'), cell(stamp, 'quiet')]];
  return { name: ABOUT, rows: [...said, ...version], widths: [90, 40] };
}
