import { type Box, BOXES, type Narrative } from '../../narratives/rules/narrative.ts';
import { compareDecimals } from '../../../core/numbers/decimal.ts';
import type { Copy, Original } from '../../small-numbers/rules/copy-for.ts';
import { PARTS } from '../../small-numbers/rules/policy.ts';
import { figuresNamed } from '../../small-numbers/rules/scan-words.ts';

/** `withheld`: the text names a hidden figure and is left out. */
export type OpenText = { readonly kind: 'said'; readonly text: string } | { readonly kind: 'withheld' };

/** Numbers up to this are common in text ("two posts"), so they reveal nothing in words about no particular measure. */
const SAID_OF_MANY = '12';
const NUMBER = /^\d+(\.\d+)?$/;

/** `closely`: the text is about this measure, so its common numbers count too. */
type Measured = { readonly file: Original; readonly copy: Copy; readonly closely?: boolean };

/** Readings that are searched for common numbers. */
const NEWEST = 3;

/** Hidden figures of these measures that would be recognised in any text. */
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

export function openText(text: string, hidden: readonly string[]): OpenText {
  return figuresNamed(text, hidden).length > 0 ? { kind: 'withheld' } : { kind: 'said', text: text.trim() };
}

/** A lead's narrative without its empty boxes. */
export type ReportedNarrative =
  | { readonly kind: 'written'; readonly boxes: readonly { readonly box: Box; readonly words: OpenText }[] }
  /** The lead was asked and nothing can be reported yet. */
  | { readonly kind: 'stillToCome' };

/** In a final report, as released. Undefined if no lead was asked. */
export function reportedNarrative(
  narrative: Narrative | undefined,
  { draft, hidden }: { readonly draft: boolean; readonly hidden: readonly string[] },
): ReportedNarrative | undefined {
  if (narrative === undefined) return undefined;
  const words = draft ? (narrative.words ?? narrative.released) : narrative.released;
  if (words === undefined) return { kind: 'stillToCome' };
  const boxes = BOXES.filter((box) => words[box].trim() !== '');
  return { kind: 'written', boxes: boxes.map((box) => ({ box, words: openText(words[box], hidden) })) };
}
