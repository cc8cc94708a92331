/** What can be typed to have a spreadsheet. */
export type SpreadsheetCommand = { readonly kind: 'spreadsheet'; readonly what: SpreadsheetWhat };
export type SpreadsheetWhat = 'register' | 'everything' | 'review' | 'readings' | 'national';

const SAID: readonly (readonly [RegExp, SpreadsheetWhat])[] = [
  [/^export (?:the )?register[.!]?$/i, 'register'],
  [/^(?:export|hand over) everything[.!]?$/i, 'everything'],
  [/^(?:the )?yearly review[.!]?$/i, 'review'],
  [/^(?:these|readings|my readings|due|my list)(?: as a| in a)? (?:spreadsheet|workbook)[.!]?$/i, 'readings'],
  [/^(?:spreadsheet|workbook)[.!]?$/i, 'readings'],
  [/^national(?: statistics| figures)?[.!]?$/i, 'national'],
];

/** `export register`, `export everything`, `yearly review`, `these as a spreadsheet`, `national`; undefined for anything else. */
export function readSpreadsheetCommand(plain: string): SpreadsheetCommand | undefined {
  const what = SAID.find(([pattern]) => pattern.test(plain))?.[1];
  return what && { kind: 'spreadsheet', what };
}
