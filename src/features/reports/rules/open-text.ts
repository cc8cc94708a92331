import { type Box, BOXES, type Narrative } from '../../narratives/rules/narrative.ts';
import type { Copy, Original } from '../../small-numbers/rules/copy-for.ts';
import { isNumber, isSaidOfFew, PARTS } from '../../small-numbers/rules/policy.ts';
import { hiddenPeriods } from '../../small-numbers/rules/safe-copy.ts';
import { figuresNamed } from '../../small-numbers/rules/scan-words.ts';

/** `withheld`: the text names a hidden figure and is left out. */
export type OpenText = { readonly kind: 'said'; readonly text: string } | { readonly kind: 'withheld' };

/** `closely`: the text is about this measure, so its common numbers count too. */
type Measured = { readonly file: Original; readonly copy: Copy; readonly closely?: boolean };

/** Readings that are searched for common numbers. */
const NEWEST = 3;

/** Hidden figures of these measures that would be recognised in any text. */
export function hiddenFigures(measures: readonly Measured[]): string[] {
  const figures = measures.flatMap(({ file, copy, closely = false }) => {
    const hidden = hiddenPeriods(copy.readings);
    const newest = [...file.readings].sort((a, b) => b.period.end.localeCompare(a.period.end)).slice(0, NEWEST);
    const own = file.readings.filter(({ period }) => hidden.has(period.text));
    return own.flatMap((reading) => {
      const isNear = closely && newest.includes(reading);
      const all = PARTS.map((part) => reading[part].trim()).filter(isNumber);
      return isNear ? all : all.filter(isSaidOfFew);
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
