import { figuresNamed } from './scan-words.ts';

export type NamingProblem = { readonly problem: string; readonly cure: string };

/** In characters. */
const MOST = 160;

/** The first sentence that names one of these figures, or contains `found`. */
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
 * It does not repeat the number, because not everyone who writes may know it (docs/rules.md, "Words that name a hidden
 * figure").
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
