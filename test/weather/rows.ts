import type { StoredRow } from '../../src/storage/engine/entity.ts';

/* How the rules read rows: by the names of columns alone, without the product's own readers. */

export const textIn = (row: StoredRow | undefined, column: string): string => String(row?.columns[column] ?? '');

export function jsonIn(row: StoredRow | undefined, column: string): Readonly<Record<string, unknown>> | undefined {
  const text = row?.columns[`${column}Json`];
  return typeof text === 'string' ? (JSON.parse(text) as Record<string, unknown>) : undefined;
}

export const kindOf = (key: string): string => key.slice(0, Math.max(0, key.indexOf('|')));
export const isReading = (row: StoredRow | undefined): boolean =>
  row !== undefined && /^at\|.*\|reading\|/.test(row.row);

const MARKS = /mark\d+mark/g;

/** Every mark in a text, each once. */
export const marksIn = (text: string): ReadonlySet<string> => new Set(text.match(MARKS) ?? []);

/** What others may see of a reading: itself once it is released, else what was released before; '' for nothing. */
export function publicCopy(row: StoredRow | undefined): { readonly value: string; readonly words: string } {
  if (row === undefined) return { value: '', words: '' };
  if (row.columns['released'] === true) return { value: textIn(row, 'value'), words: wordsIn(row.columns) };
  const published = jsonIn(row, 'published');
  return published === undefined
    ? { value: '', words: '' }
    : { value: String(published['value'] ?? ''), words: wordsIn(published) };
}

const wordsIn = (from: Readonly<Record<string, unknown>>): string =>
  ['soWhat', 'because', 'nextSteps'].map((name) => String(from[name] ?? '')).join(' ');
