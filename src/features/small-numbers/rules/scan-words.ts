const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
/** Dates and times are no numbers of people. */
const DATES = new RegExp(
  `\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH}\\b|${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?\\b|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{2,4}|(?:19|20)\\d{2}/\\d{2}(?!\\d)|\\d{1,2}:\\d{2}(?!\\d)`,
  'gi',
);
/** "One" that counts no person. */
const NO_PERSON = /\bno[- ]one\b|\bone another\b|\bone by one\b/gi;

/**
 * Hidden figures in a text, in digits or words (up to 9,999). They block a release until the text is changed or an
 * override is recorded. Prefers false positives: "two weeks" matches 2.
 */
export function figuresNamed(text: string, figures: readonly string[]): string[] {
  const plain = text
    .normalize('NFKC')
    .replace(/(?![0-9])\p{Nd}/gu, latinDigit)
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/(?<![\p{L}\d])(?:\p{L} ){2,}\p{L}(?![\p{L}\d])/gu, (letters) => letters.replaceAll(' ', ''))
    .replace(DATES, (date) => ' '.repeat(date.length))
    .replace(NO_PERSON, (words) => ' '.repeat(words.length))
    // A range names both ends; four digits before the hyphen are a year.
    .replace(/(?<![\d-])(\d{1,3}(?:,\d{3})*)-(\d{1,3}(?:,\d{3})*)(?![\d-])/g, '$1 to $2');
  if (figures.length === 0) return [];
  // The longest first, so that "a hundred and twelve" is found as a whole.
  const patterns = [...new Set(figures.flatMap(waysToWrite))].sort((a, b) => b.length - a.length);
  const found = plain.matchAll(new RegExp(patterns.join('|'), 'giu'));
  return [...new Set([...found].map(([all]) => all.trim()))];
}

/** The digit of any script as 0 to 9: a script's ten digits follow each other. */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** Digits, words, and a rate rounded to fewer places. */
function waysToWrite(figure: string): string[] {
  const [whole = '', fraction = ''] = figure.split('.');
  // `3/30`, `3:1`, `3x` and `3children` name 3; `3rd`, `3pm`, `3.5`, `3,000` and, for 61, `61/2` do not.
  const digits = (text: string) => {
    const fewer = text.length > 1 ? `|/\\d{1,${text.length - 1}}(?!\\d)` : '';
    const after = `(?!\\d|[.,]\\d|(?:st|nd|rd|th|am|pm)(?!\\p{L})${fewer})`;
    return `(?<![\\d\\p{L}£.,-])0*${grouped(text)}(?:\\.0+)?${after}`;
  };
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

function grouped(digits: string): string {
  return digits.replaceAll('.', '\\.').replace(/\B(?=(\d{3})+(?!\d))/g, '[, ]?');
}

const ONES =
  'nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const ALSO: Readonly<Record<number, readonly string[]>> = {
  1: ['single', 'sole'],
  2: ['couple', 'pair', 'both', 'twice', 'twin', 'twins', 'duo', 'ii'],
  3: ['trio', 'triplet', 'triplets', 'threesome', 'handful', 'iii'],
  4: ['quartet', 'foursome', 'handful', 'iv'],
  5: ['quintet', 'handful'],
  6: ['half a dozen', 'half-dozen'],
  12: ['dozen'],
  20: ['score'],
};

/** From 1 to 9,999, in lower case. */
export function numberInWords(count: number): string[] {
  if (!Number.isInteger(count) || count < 1 || count > 9999) return [];
  return [...spelled(count), ...(ALSO[count] ?? [])];
}

function spelled(count: number): string[] {
  if (count < 20) return [ONES[count] ?? ''];
  if (count < 100) {
    const ten = TENS[Math.floor(count / 10)] ?? '';
    if (count % 10 === 0) return [ten];
    const one = ONES[count % 10] ?? '';
    return [`${ten}-${one}`, `${ten} ${one}`, `${ten}${one}`];
  }
  if (count >= 1000) return thousands(count);
  const hundred = ONES[Math.floor(count / 100)] ?? '';
  const hundreds = count < 200 ? ['one hundred', 'a hundred', 'hundred'] : [`${hundred} hundred`];
  if (count % 100 === 0) return hundreds;
  return hundreds.flatMap((start) =>
    spelled(count % 100).flatMap((rest) => [`${start} and ${rest}`, `${start} ${rest}`]),
  );
}

function thousands(count: number): string[] {
  const thousand = ONES[Math.floor(count / 1000)] ?? '';
  const heads = count < 2000 ? ['one thousand', 'a thousand'] : [`${thousand} thousand`];
  const rest = count % 1000;
  if (rest === 0) return heads;
  const joins = rest < 100 ? [' and ', ' '] : [' ', ', ', ' and '];
  return heads.flatMap((head) => joins.flatMap((join) => spelled(rest).map((tail) => `${head}${join}${tail}`)));
}

export type NamingProblem = { readonly problem: string; readonly cure: string };

const MOST = 160;

export function sentenceNaming(
  text: string,
  figures: readonly string[],
  found: readonly string[] = [],
): string | undefined {
  const names = (some: string) =>
    figuresNamed(some, figures).length > 0 || found.some((one) => some.toLowerCase().includes(one.toLowerCase()));
  if (!names(text)) return undefined;
  const sentence = (text.split(/(?<=[.!?])\s+|\n+/).find(names) ?? text).trim();
  return sentence.length <= MOST ? sentence : `${sentence.slice(0, MOST - 1).trimEnd()}…`;
}

/**
 * Does not repeat the number: not everyone who writes may know it (docs/rules.md, "Words that name a hidden figure").
 */
export function namingProblem(
  text: string,
  figures: readonly string[],
  found: readonly string[] = [],
): NamingProblem | undefined {
  const sentence = sentenceNaming(text, figures, found);
  if (sentence === undefined) return undefined;
  return {
    problem: `“${sentence}” has a number in it that others may not see, or that gives one away: it counts few people.`,
    cure: 'Please say it without the number. If everybody may know it, the performance team can let the figure stand, with a reason.',
  };
}
