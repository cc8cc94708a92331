import { numberInWords } from './number-words.ts';

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
/** Dates and times are no numbers of people. */
const DATES = new RegExp(
  `\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH}\\b|${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?\\b|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{2,4}|\\d{1,2}:\\d{2}`,
  'gi',
);
/** "One" that counts no person. */
const NOBODY = /\bno[- ]one\b|\bone another\b|\bone by one\b/gi;

/**
 * Hidden figures in a text, in digits or words (up to 9,999). They block a release until the text is changed or an
 * override is recorded. Prefers false positives: "two weeks" matches 2.
 */
export function figuresNamed(text: string, figures: readonly string[]): string[] {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(DATES, (date) => ' '.repeat(date.length))
    .replace(NOBODY, (words) => ' '.repeat(words.length))
    // A range names both ends; four digits before the hyphen are a year.
    .replace(/(?<![\d-])(\d{1,3}(?:,\d{3})*)-(\d{1,3}(?:,\d{3})*)(?![\d-])/g, '$1 to $2');
  if (figures.length === 0) return [];
  // The longest first, so that "a hundred and twelve" is found as a whole.
  const patterns = [...new Set(figures.flatMap(waysToWrite))].sort((a, b) => b.length - a.length);
  const found = plain.matchAll(new RegExp(patterns.join('|'), 'giu'));
  return [...new Set([...found].map(([all]) => all.trim()))];
}

/** Digits, words, and a rate rounded to fewer places. */
function waysToWrite(figure: string): string[] {
  const [whole = '', fraction = ''] = figure.split('.');
  const digits = (text: string) => `(?<![\\d\\p{L}£.,/-])0*${grouped(text)}(?:\\.0+)?(?![\\d\\p{L}/]|[.,:]\\d)`;
  if (/^0*$/.test(fraction)) return [digits(whole), ...wordsOf(Number(whole))];
  const rounded = Array.from({ length: fraction.length }, (_, places) => Number(figure).toFixed(places));
  const nearest = rounded[0] ?? '';
  // A whole number counts as a rounded rate only with a unit.
  return [
    digits(figure),
    ...rounded.slice(1).map(digits),
    `${digits(nearest)}(?=\\s?(?:%|per ?cent))`,
    ...wordsOf(Number(nearest)).map((words) => `${words}(?=\\s?per ?cent)`),
  ];
}

function wordsOf(count: number): string[] {
  return numberInWords(count).map((words) => `(?<![\\p{L}-])${words}(?![\\p{L}]|-\\p{L}| hundred| thousand)`);
}

/** With or without thousands separators. */
function grouped(digits: string): string {
  return digits.replaceAll('.', '\\.').replace(/\B(?=(\d{3})+(?!\d))/g, '[, ]?');
}
