/** What people said to *Was this clear?*: counted, one for each person and explainer, without names. */
export type Answers = { readonly clear: number; readonly notQuite: number };

/** From so many answers on clarity is shown: fewer would show what single people said. */
export const SHOWN_FROM = 10;

/** For how many of a hundred it was clear; undefined while there are too few answers to say so. */
export function clarityOf({ clear, notQuite }: Answers): number | undefined {
  const all = clear + notQuite;
  return all < SHOWN_FROM ? undefined : Math.round((clear * 100) / all);
}

/** Answers of several explainers together. */
export function sumOf(answers: readonly Answers[]): Answers {
  return answers.reduce((sum, one) => ({ clear: sum.clear + one.clear, notQuite: sum.notQuite + one.notQuite }), {
    clear: 0,
    notQuite: 0,
  });
}
