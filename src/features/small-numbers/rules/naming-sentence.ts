import { figuresNamed } from './scan-words.ts';

/** Why words may not stand where others read them, and what to do. */
export type NamingProblem = { readonly problem: string; readonly cure: string };

/** As much of a sentence as tells which one is meant (characters). */
const MOST = 160;

/** The first sentence of a text that names one of these figures, or has what was `found`; undefined where none does. */
export function sentenceNaming(
  text: string,
  figures: readonly string[],
  found: readonly string[] = [],
): string | undefined {
  const names = (some: string) =>
    figuresNamed(some, figures).length > 0 || found.some((one) => some.toLowerCase().includes(one.toLowerCase()));
  if (!names(text)) return undefined;
  const sentence = (text.split(/(?<=[.!?])\s+|\n+/).find(names) ?? text).trim();
  return sentence.length <= MOST ? sentence : `${sentence.slice(0, MOST - 1).trimEnd()}…`;
}

/**
 * What somebody is told whose words name a hidden figure (docs/rules.md, "Who sees what"). It does not say which number it is: not everybody
 * who writes for others may know.
 */
export function namingProblem(
  text: string,
  figures: readonly string[],
  found: readonly string[] = [],
): NamingProblem | undefined {
  const sentence = sentenceNaming(text, figures, found);
  if (sentence === undefined) return undefined;
  return {
    problem: `“${sentence}” has a number in it that others may not see, or that gives one away: it counts few people.`,
    cure: 'Please say it without the number. If everybody may know it, the performance team can let the figure stand, with a reason.',
  };
}
