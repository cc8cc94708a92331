const YES_OR_NO = new Set(['perception', 'counts_people', 'cumulative', 'overlapping', 'exempt']);
/** Columns of addresses and of words that are read in any case. */
const ANY_CASE = new Set([
  ...['owner', 'deputy', 'manager', 'email', 'aliases', 'manager_email', 'lead', 'roles', 'work_days', 'kind'],
  ...['direction', 'frequency', 'period_kind', 'influence', 'provenance', 'status'],
]);

/**
 * Whether two cells say the same: spaces, the way a number is written, and spaces round `;` are no difference; nor, in the
 * columns that are read so, are capitals, and an empty cell where it means *no* or *draft*.
 */
export function sameCell(one: string, other: string, column = ''): boolean {
  const [a, b] = [tidy(one, column), tidy(other, column)];
  if (a === b) return true;
  return a !== '' && b !== '' && /^-?[\d.]+$/.test(a) && /^-?[\d.]+$/.test(b) && Number(a) === Number(b);
}

function tidy(text: string, column: string): string {
  const plain = text
    .trim()
    .replace(/\r\n?/g, '\n')
    .replace(/\s*;\s*/g, ';')
    .replace(/;$/, '');
  if (YES_OR_NO.has(column))
    return /^(yes|y|true|1)$/i.test(plain) ? 'yes' : /^(no|n|false|0|)$/i.test(plain) ? 'no' : plain;
  if (!ANY_CASE.has(column)) return plain;
  return column === 'status' && plain === '' ? 'draft' : plain.toLowerCase();
}
