/** What can be typed to have a spreadsheet. */
export type SpreadsheetCommand =
  | { readonly kind: 'spreadsheet'; readonly what: 'register' | 'everything' | 'review' | 'national' }
  /** One's own due readings. */
  | { readonly kind: 'readingsSheet' }
  /** A page to send a spreadsheet from. */
  | { readonly kind: 'upload' };

const SAID: readonly (readonly [RegExp, SpreadsheetCommand])[] = [
  [/^export (?:the )?register[.!]?$/i, { kind: 'spreadsheet', what: 'register' }],
  [/^(?:export|hand over) everything[.!]?$/i, { kind: 'spreadsheet', what: 'everything' }],
  [/^(?:the )?yearly review[.!]?$/i, { kind: 'spreadsheet', what: 'review' }],
  [
    /^(?:these|readings|my readings|due|my list)(?: as a| in a)? (?:spreadsheet|workbook)[.!]?$/i,
    { kind: 'readingsSheet' },
  ],
  [/^(?:spreadsheet|workbook)[.!]?$/i, { kind: 'readingsSheet' }],
  [/^upload(?: (?:a|my|the))?(?: (?:page|file|spreadsheet|workbook))?[.!]?$/i, { kind: 'upload' }],
  [/^national(?: statistics| figures)?[.!]?$/i, { kind: 'spreadsheet', what: 'national' }],
];

/** `export register`, `export everything`, `yearly review`, `these as a spreadsheet`, `national`, `upload`; undefined for anything else. */
export function readSpreadsheetCommand(plain: string): SpreadsheetCommand | undefined {
  return SAID.find(([pattern]) => pattern.test(plain))?.[1];
}
