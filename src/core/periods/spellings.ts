/** A canonical text; one with a note if ambiguous; a problem and cure; or undefined if the spelling does not apply. */
type Spelled =
  | string
  | { readonly text: string; readonly note: string }
  | { readonly problem: string; readonly cure: string }
  | undefined;

type Spelling = readonly [RegExp, (hints: { readonly spans?: boolean }, ...groups: string[]) => Spelled];

const MONTHS = [
  ['january', 'jan'],
  ['february', 'feb'],
  ['march', 'mar'],
  ['april', 'apr'],
  ['may', 'may'],
  ['june', 'jun'],
  ['july', 'jul'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];
const MONTH = `(${MONTHS.flat()
  .sort((a, b) => b.length - a.length)
  .join('|')})\\.?`;

const YEAR = '(\\d{4})';
/** Two consecutive years: `2024/25`, `2024-25`, `2024/2025`, `2024 / 25`. */
const PAIR = '(\\d{4}) ?[/-] ?(\\d{4}|\\d{2})';
const TO = ' ?(?:-|\\.\\.\\.?|to|until) ?';
const FINANCIAL = '(?:fy|financial year|year)?[ :]?';
const PART = '(h|q|half|quarter|qtr)[ -]?(\\d)';
const AT = '(?:as at|as of|at|on) ';

const spelling = (shape: string): RegExp => new RegExp(`^${shape}$`);

/** Ordered: the first match with an answer wins. The text is lower case with plain dashes. */
export const SPELLINGS: readonly Spelling[] = [
  // Years in two halves
  [spelling(`(?:fy|financial year) ?${PAIR}`), (_, year, next) => pair('FY', year, next)],
  [
    spelling(`${PAIR} (?:fy|financial year|year[ -]?end|end of year|outturn)`),
    (_, year, next) => pair('FY', year, next),
  ],
  [spelling(`(?:fy ?|financial )?year[ -]?end,? ${PAIR}`), (_, year, next) => pair('FY', year, next)],
  [spelling(`(?:fy|financial year) ?${PAIR} year[ -]?end`), (_, year, next) => pair('FY', year, next)],
  [spelling(`(?:ay|academic year|school year) ?${PAIR}`), (_, year, next) => pair('AY', year, next)],
  [spelling(`${PAIR} (?:ay|academic year|school year)`), (_, year, next) => pair('AY', year, next)],
  [spelling(`${FINANCIAL}${PAIR}[ ,-]{0,3}${PART}`), (_, year, next, part, n) => partOf(year, next, part, n)],
  [spelling(`${PART}[ ,-]{1,3}(?:of )?${FINANCIAL}${PAIR}`), (_, part, n, year, next) => partOf(year, next, part, n)],
  [spelling(`${YEAR} ?/ ?(\\d{4}|\\d{2})`), (_, year, next) => bareFinancialYear(year, next)],

  // Calendar years
  [spelling(`(?:cy|calendar year) ?${YEAR}`), (_, year) => `CY${year}`],
  [spelling(`${YEAR} calendar year`), (_, year) => `CY${year}`],
  [spelling(`(?:cy|calendar years?) ?${YEAR}${TO}(?:cy ?)?${YEAR}`), (_, from, to) => `CY${from}..${to}`],
  [spelling(`(?:cy|calendar years) ?${YEAR}${TO}(\\d{2})`), (_, from, to) => `CY${from}..${sameCentury(from, to)}`],
  [spelling(`${YEAR}${TO}${YEAR}`), (hints, from, to) => yearAndYear(hints, from, to)],
  [spelling(`${YEAR} ?- ?(\\d{2})`), (hints, year, two) => yearAndTwoDigits(hints, year, two)],

  // Points in time
  [spelling(`(?:${AT})?(\\d{4}-\\d{2}-\\d{2})`), (_, day) => day],
  [
    spelling(`(?:${AT})?(\\d{1,2})(?:st|nd|rd|th)?[ -]${MONTH}[ ,-]{1,2}${YEAR}`),
    (_, d, m, y) => `${y}-${numberOf(m)}-${two(d)}`,
  ],
  [spelling(`(?:${AT})?(\\d{1,2})[/.](\\d{1,2})[/.]${YEAR}`), (_, day, month, year) => numericDay(year, month, day)],

  // Months
  [spelling(`${MONTH}[ ,-]{1,2}${YEAR}`), (_, month, year) => `${year}-${numberOf(month)}`],
  [spelling(`${YEAR}[ -]${MONTH}`), (_, year, month) => `${year}-${numberOf(month)}`],
  [spelling(`(\\d{4}-\\d{2})(?: - |${TO.replaceAll('-|', '')})(\\d{4}-\\d{2})`), (_, from, to) => `${from}..${to}`],
  [
    spelling(`${MONTH}[ -]?${YEAR}${TO}${MONTH}[ -]?${YEAR}`),
    (_, from, fromYear, to, toYear) => `${fromYear}-${numberOf(from)}..${toYear}-${numberOf(to)}`,
  ],
  [spelling(`${MONTH}${TO}${MONTH}[ -]?${YEAR}`), (_, from, to, year) => monthsOfOneYear(from, to, year)],

  // Known but ambiguous
  [spelling(YEAR), (_, year) => bareYear(year)],
  [spelling(`fy ?${YEAR}`), (_, year) => bareYear(year)],
  [spelling(`(?:${PART} ${YEAR}|${YEAR}[ -]${PART})`), (_, a, b, c, d, e, f) => partOfOneYear(a || e, b || f, c || d)],
];

function pair(letters: 'FY' | 'AY', year = '', next = ''): string {
  // Keep a wrong century, so that 2024/2125 is refused and not read as 2024/25.
  const wrongCentury = next.length === 4 && Number(next) !== Number(year) + 1 && next.slice(2) === followingTwo(year);
  return `${letters}${year}/${wrongCentury ? year.slice(2) : next.slice(-2)}`;
}

function partOf(year = '', next = '', part = '', number = ''): string {
  return `${pair('FY', year, next)}-${part.startsWith('h') ? 'H' : 'Q'}${number}`;
}

function bareFinancialYear(year = '', next = ''): Spelled {
  const text = pair('FY', year, next);
  return { text, note: `Read as the financial year ${text}. Write AY${text.slice(2)} for an academic year.` };
}

function bareYear(year = ''): Spelled {
  const next = followingTwo(year);
  return {
    problem: `It is not certain which year ${year} is: calendar, financial or academic.`,
    cure: `Write CY${year}, FY${year}/${next} or AY${year}/${next}.`,
  };
}

function partOfOneYear(part = '', number = '', year = ''): Spelled {
  const next = followingTwo(year);
  const before = Number(year) - 1;
  const letter = part.startsWith('h') ? 'H' : 'Q';
  return {
    problem: `It is not certain which financial year ${year} is.`,
    cure: `Write FY${year}/${next}-${letter}${number} or FY${before}/${year.slice(2)}-${letter}${number}.`,
  };
}

/** Published spans have two to five years. */
const LONGEST_SPAN = 10;

/** `2010-12` is December 2010, or 2010 to 2012 if other readings span years; `2021-23` is a span. */
function yearAndTwoDigits(hints: { readonly spans?: boolean }, year = '', digits = ''): Spelled {
  const to = sameCentury(year, digits);
  const span = `CY${year}..${to}`;
  const month = `${year}-${digits}`;
  const maybeMonth = Number(digits) >= 1 && Number(digits) <= 12;
  const maybeSpan = Number(to) > Number(year) && Number(to) - Number(year) < LONGEST_SPAN;
  if (!maybeSpan) return month; // a month, or the canonical reader says that there is no such month
  if (!maybeMonth) return yearAndYear(hints, year, to);
  if (hints.spans) {
    return { text: span, note: `Read as the years ${year} to ${to}, as this measure's other readings span years.` };
  }
  return { text: month, note: `Read as a month. Write ${span} for the years ${year} to ${to}.` };
}

/**
 * `2024-25` could be two calendar years, a financial or an academic year. Only a measure whose other readings span
 * years decides it.
 */
function yearAndYear(hints: { readonly spans?: boolean }, from = '', to = ''): Spelled {
  const span = `CY${from}..${to}`;
  if (Number(to) !== Number(from) + 1) return span;
  const pairOf = `${from}/${to.slice(2)}`;
  if (hints.spans) return { text: span, note: `Read as two calendar years. Write FY${pairOf} for a financial year.` };
  return {
    problem: `It is not certain what ${from}-${to.slice(2)} is: a financial year, an academic year or two calendar years.`,
    cure: `Write FY${pairOf}, AY${pairOf} or ${span}.`,
  };
}

/** Expands two digits after another year: 23 after 2021 is 2023, 01 after 1999 is 2001. */
function sameCentury(year = '', digits = ''): string {
  const same = Number(year.slice(0, 2) + digits);
  return String(same < Number(year) && Number(year) - same > 80 ? same + 100 : same);
}

function numericDay(year = '', month = '', day = ''): Spelled {
  const text = `${year}-${two(month)}-${two(day)}`;
  const otherWay = Number(day) <= 12 && day !== month;
  return otherWay ? { text, note: `Read as ${text}: the day first, then the month.` } : text;
}

function monthsOfOneYear(from = '', to = '', year = ''): Spelled {
  if (numberOf(from) <= numberOf(to)) return `${year}-${numberOf(from)}..${year}-${numberOf(to)}`;
  const before = Number(year) - 1;
  return {
    problem: 'It is not certain which year the first month is in.',
    cure: `Write both years, such as ${before}-${numberOf(from)}..${year}-${numberOf(to)}.`,
  };
}

const followingTwo = (year: string) => two(String((Number(year) + 1) % 100));
const two = (digits = '') => digits.padStart(2, '0');
const numberOf = (month = '') => two(String(MONTHS.findIndex((names) => names.includes(month)) + 1));
