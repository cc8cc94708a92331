/** What is wrong with a typed number, and what to type instead. */
export type NotANumber = { readonly kind: 'refused'; readonly problem: string; readonly cure: string };

export function refused(problem: string, cure: string): NotANumber {
  return { kind: 'refused', problem, cure };
}

const NUMBER = String.raw`[£]?\d[\d.,]*%?`;

/**
 * Common entries that are not one exact number. The first match wins. The text is lower case with plain dashes, digits
 * and spaces.
 */
const SHAPES: readonly (readonly [RegExp, string, string])[] = [
  [/^$/, 'There is no figure yet.', 'Please type the number alone, such as 12.5, or press Not ready yet.'],
  [
    /^(?:n ?[/.]? ?a\.?|not (?:available|applicable|known|yet|ready).*|unknown|tb[ac]|null|nan|#n\/a|[-.?*x]+)$/,
    'That says that there is no figure.',
    'If there is none yet, please press Not ready yet and say when you expect it.',
  ],
  [/^(?:nil|none|nought|zero|no)$/, 'It is not certain that this means nought.', 'If it does, please type 0.'],
  [/infinit|∞|^[+-]?inf$/, 'That is no figure that can be compared.', 'Please type a number, such as 12.5.'],
  [
    /^(?:about|approx|around|circa|ca?\.? ?\d|roughly|nearly|almost|over|under|above|below|up to|at least|more than|less than|[~≈<>≤≥])|(?:\d ?\+|\d ?(?:ish|or so|approx\.?|plus))$/,
    'That is not an exact figure.',
    'Please type your best figure alone, and tick Provisional if it may still change.',
  ],
  [
    /[½⅓⅔¼¾⅛]|⁄|^-?[\d.,]+ ?(?:\/|:|in|of|out of|from) ?[\d.,]+\b/,
    'That is one number out of another, and a single figure is needed.',
    'Please type the figure itself: 3 in 10 is 30 where the measure is a percentage.',
  ],
  [
    new RegExp(String.raw`^(?:between |from )?${NUMBER} ?(?:-|to|and|\.\.+) ?${NUMBER}`),
    'That is a range, and a single figure is needed.',
    'Please type your best figure, and say in the words below how sure it is.',
  ],
  [
    /^[+-]?[\d.,]+ ?e ?[+-]?\d+$/,
    'That is a number in shorthand, as spreadsheets show long ones.',
    'Please type it in full: 1e5 is 100000.',
  ],
  [
    /^\( ?£? ?[\d.,]+ ?%? ?\)$/,
    'Brackets could mean a minus, or nothing.',
    'Please type it without brackets, with a minus in front if it is below nought.',
  ],
  [
    /\d ?(?:k|m|mn|bn|thousands?|hundreds?|millions?|billions?)$/,
    'That is a number in short.',
    'Please type it in full, in digits: 1.2m is 1200000.',
  ],
];

export function knownShape(plain: string): NotANumber | undefined {
  const found = SHAPES.find(([shape]) => shape.test(plain));
  return found && refused(found[1], found[2]);
}

/**
 * Removes thousands separators, or explains why the number is ambiguous. Separators must split groups of exactly three
 * digits.
 */
export function ungrouped(digits: string): string | NotANumber {
  if (/^(?:\d+\.?|\d*\.\d+)$/.test(digits)) return digits.replace(/^\./, '0.').replace(/\.$/, '');
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) return digits.replaceAll(',', '');
  if (/^[1-9]\d{0,2}(?: \d{3})+(?:\.\d+)?$/.test(digits)) return digits.replaceAll(' ', '');
  if (/^[\d ]+,\d+$/.test(digits) || /^\d{1,3}(?:\.\d{3})+,\d+$/.test(digits)) return commaOrPoint(digits);
  if (/\..*\./.test(digits)) {
    return refused('There is more than one point in that number.', 'Please type one point at most, such as 1234.5.');
  }
  if (digits.includes(',')) {
    return refused('The commas do not stand at the thousands.', 'Please type it without commas, such as 1234567.5.');
  }
  return refused('There is a space inside that number.', 'Please type one number, without spaces, such as 1250.');
}

export function commaOrPoint(digits: string): NotANumber {
  const at = digits.lastIndexOf(',');
  const whole = digits.slice(0, at).replace(/[ .]/g, '');
  const rest = digits.slice(at + 1);
  const asWhole = `${whole}${rest}`.replace(/^0+(?=\d)/, '');
  return refused(
    'The comma could be a decimal point or stand at the thousands.',
    `Please type ${whole}.${rest} or ${asWhole}, whichever it is.`,
  );
}
