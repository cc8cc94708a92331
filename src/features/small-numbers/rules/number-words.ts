const ONES =
  'nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Other words for a number. */
const ALSO: Readonly<Record<number, readonly string[]>> = {
  1: ['single', 'sole'],
  2: ['couple', 'pair', 'both', 'twice'],
  3: ['trio'],
  6: ['half a dozen', 'half-dozen'],
  12: ['dozen'],
  20: ['score'],
};

/** All spellings of a whole number from 1 to 9,999, in lower case. */
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
