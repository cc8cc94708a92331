import { type Box, BOXES, type Narrative } from '../../narratives/rules/narrative.ts';
import { type OpenText, openText } from './open-text.ts';

/** What an objective's lead says, box by box; boxes that are empty are not there. */
export type ReportedNarrative =
  | { readonly kind: 'written'; readonly boxes: readonly { readonly box: Box; readonly words: OpenText }[] }
  /** The lead was asked, and nothing is there to report (yet). */
  | { readonly kind: 'stillToCome' };

/**
 * The text of an objective's part: what its lead wrote and nothing else; in a report that leaves, as it was released.
 * Undefined where nobody was asked.
 */
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
