import { type PeriodRead, readCanonical, unreadable } from './canonical-period.ts';
import { SPELLINGS } from './spellings.ts';

export { periodOf } from './canonical-period.ts';

/** Context from the measure's other readings for an ambiguous label. */
export type PeriodHints = {
  /** They span several calendar years, so `2010-12` is 2010 to 2012 and not December 2010. */
  readonly spans?: boolean;
};

const LONGEST = 60;
const HOW_TO_WRITE =
  'Write it as FY2025/26, FY2025/26-H1, FY2025/26-Q3, AY2024/25, CY2024, 2025-03, 2025-03-31, CY2021..2023 or 2024-07..2025-06.';

/**
 * Reads a period in canonical or common published spelling, in any case and with any dash (docs/rules.md, "How a period
 * is written"). It never guesses: ambiguous text is read only where the rules say how, with a note, and otherwise
 * refused with a cure.
 */
export function readPeriod(text: string, hints: PeriodHints = {}): PeriodRead {
  const plain = plainly(text);
  if (plain === '') return unreadable('There is no period.', HOW_TO_WRITE);
  if (plain.length > LONGEST) return unreadable('That is too long for a period.', HOW_TO_WRITE);
  for (const [shape, respell] of SPELLINGS) {
    const match = shape.exec(plain);
    const spelled = match && respell(hints, ...match.slice(1).map((group) => group ?? ''));
    if (!spelled) continue;
    if (typeof spelled === 'string') return readCanonical(spelled) ?? notAPeriod();
    if ('problem' in spelled) return unreadable(spelled.problem, spelled.cure);
    const read = readCanonical(spelled.text) ?? notAPeriod();
    return read.kind === 'read' ? { ...read, note: spelled.note } : read;
  }
  return notAPeriod();
}

const notAPeriod = () => unreadable('That is not a period that can be read for certain.', HOW_TO_WRITE);

/** Normalises case, dashes, spaces and full-width characters; removes invisible ones. */
function plainly(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u2026/g, '...')
    .replace(/[\s\p{Zs}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
