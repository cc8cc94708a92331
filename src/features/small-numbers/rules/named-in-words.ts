import { comparable } from '../../analysis/rules/series.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import { yearEarlier } from '../../../core/periods/next-period.ts';
import { inUnits } from '../../../core/numbers/decimal.ts';
import { WORDS_FIELDS } from '../../../core/readings/answer-words.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { isCount, isNumber, isSaidOfFew, isSmall, PARTS, type Policy } from './policy.ts';
import { figuresNamed } from './scan-words.ts';

export const FREE_TEXTS = [...WORDS_FIELDS, 'method', 'sample', 'reason'] as const;
export type FreeText = (typeof FREE_TEXTS)[number];

export type Named = { readonly field: FreeText; readonly text: string };

/** The measure, with other hidden readings of it and of its relatives (`relativesOf`). */
export type NamedOf = Pick<Measure, 'unit' | 'unitKind'> & {
  readonly policy?: Policy;
  readonly elsewhere?: readonly { readonly reading: Reading; readonly measure: Pick<Measure, 'unit' | 'unitKind'> }[];
};

/**
 * Hidden figures that a reading's words name or reveal: its own, those of comparable earlier readings, and the change
 * between a hidden one and a shown one ("six fewer", "down 10.2%").
 */
export function namedInWords(
  reading: Reading,
  all: readonly Reading[],
  isHidden: (known: Reading) => boolean,
  measure: NamedOf,
): Named[] {
  const figures = figuresToLookFor(reading, all, isHidden, measure);
  if (figures.length === 0) return [];
  return FREE_TEXTS.flatMap((field) => figuresNamed(reading[field] ?? '', figures).map((text) => ({ field, text })));
}

function figuresToLookFor(
  reading: Reading,
  all: readonly Reading[],
  isHidden: (known: Reading) => boolean,
  measure: NamedOf,
): string[] {
  const earlier = comparable(all, reading.period).filter(({ period }) => period.end < reading.period.end);
  const yearBefore = yearEarlier(reading.period).text;
  const near = [earlier.at(-1), earlier.find(({ period }) => period.text === yearBefore)].flatMap((one) => one ?? []);
  const own = [reading, ...near].filter(isHidden).flatMap((known) => figuresOf(known, measure));
  const far = all
    .filter((known) => isHidden(known))
    .flatMap((known) => figuresOf(known, measure))
    .filter(isSaidOfFew);
  const before = [reading.published?.value, reading.reportedBefore?.value].filter((value) => value !== undefined);
  // The reason for a change may quote the old figure.
  const wasHidden = (figure: string) =>
    reading.reportedBefore?.hidden === true ||
    (measure.policy !== undefined && isCount(measure) && isSmall(figure, measure.policy));
  const reported = before.filter((figure) => isNumber(figure) && (isHidden(reading) || wasHidden(figure)));
  const elsewhere = (measure.elsewhere ?? []).flatMap((one) => {
    const figures = figuresOf(one.reading, one.measure);
    return one.reading.period.text === reading.period.text ? figures : figures.filter(isSaidOfFew);
  });
  const steps = near.filter((known) => isHidden(known) !== isHidden(reading)).flatMap((known) => step(known, reading));
  return [...new Set([...own, ...far, ...reported, ...steps, ...elsewhere])];
}

function figuresOf(reading: Reading, measure: Pick<Measure, 'unit' | 'unitKind'>): string[] {
  const typed = isCount(measure) ? [] : [reading.typed.replace(/[^\d.]/g, '')];
  return [...PARTS.map((part) => reading[part].trim()), ...typed].filter(isNumber);
}

/** The difference between two figures, absolute and in per cent. With the shown figure it reveals the hidden one. */
function step(from: Reading, to: Reading): string[] {
  if (!isNumber(from.value) || !isNumber(to.value)) return [];
  const { units, places } = inUnits([from.value, to.value]);
  const [a, b] = [Number(units[0] ?? 0n), Number(units[1] ?? 0n)];
  const apart = Math.abs(b - a) / 10 ** places;
  if (apart === 0) return [];
  if (a === 0) return [String(apart)];
  const percent = ((Math.abs(b - a) / Math.abs(a)) * 100).toFixed(2);
  // Whole per cents follow the rule for common numbers.
  const isWhole = percent.endsWith('.00');
  const share = isWhole ? percent.slice(0, -'.00'.length) : percent;
  return [String(apart), ...(isWhole && !isSaidOfFew(share) ? [] : [share])];
}
