import { compareDecimals } from '../../../core/numbers/decimal.ts';
import type { Copy, Original } from '../../small-numbers/rules/copy-for.ts';
import { PARTS } from '../../small-numbers/rules/policy.ts';
import { figuresNamed } from '../../small-numbers/rules/scan-words.ts';

/** People's words in an open paper; `withheld`: they name a figure that is hidden, and are left out whole. */
export type OpenText = { readonly kind: 'said'; readonly text: string } | { readonly kind: 'withheld' };

/** Numbers up to this are said of many things ("two posts"): in words about no measure in particular they give nothing away. */
const SAID_OF_MANY = '12';
const NUMBER = /^\d+(\.\d+)?$/;

/** A measure, its copy for others, and whether words are about this one above all. */
type Measured = { readonly file: Original; readonly copy: Copy; readonly closely?: boolean };

/** Readings of which numbers are looked for that would be anybody's elsewhere: the newest, and the two before it. */
const NEWEST = 3;

/** The figures of these measures that are hidden in their copies, as far as they would be known again in any text. */
export function hiddenFigures(measures: readonly Measured[]): string[] {
  const figures = measures.flatMap(({ file, copy, closely = false }) => {
    const hidden = new Set(copy.readings.flatMap((one) => (one.kind === 'hidden' ? [one.reading.period.text] : [])));
    const newest = [...file.readings].sort((a, b) => b.period.end.localeCompare(a.period.end)).slice(0, NEWEST);
    const own = file.readings.filter(({ period }) => hidden.has(period.text));
    return own.flatMap((reading) => {
      const isNear = closely && newest.includes(reading);
      const all = PARTS.map((part) => reading[part].trim()).filter((figure) => NUMBER.test(figure));
      return isNear ? all : all.filter((figure) => compareDecimals(figure, SAID_OF_MANY) > 0);
    });
  });
  return [...new Set(figures)];
}

/** Words as an open paper may have them (docs/rules.md, "Who sees what"). */
export function openText(text: string, hidden: readonly string[]): OpenText {
  return figuresNamed(text, hidden).length > 0 ? { kind: 'withheld' } : { kind: 'said', text: text.trim() };
}
