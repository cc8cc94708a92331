/** What a spreadsheet program takes for the beginning of a formula, also behind spaces. */
const FORMULA = /^[\s\u00a0]*[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * A text as it may stand in a cell: what a spreadsheet program would take for a formula gets an apostrophe in front, which
 * such programs show as text. Plain numbers, negative ones too, stay numbers.
 */
export function neutralised(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** The same text read back: the apostrophe that was put there, or that somebody typed for the same purpose, is gone. */
export function plainCell(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
