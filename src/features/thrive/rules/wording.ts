import { fewerThanSentences } from './sentences.ts';

/** What is wrong with words about a group's work, and what to write instead. */
export type WordingProblem = {
  readonly problem: string;
  readonly cure: string;
  /** It is only too long: its beginning could stand. */
  readonly isLength?: true;
};

/** A sentence in an explainer is at most this long (characters): eight of them are read standing up. */
export const MOST_SENTENCE = 200;

/** Words that say that one thing made another happen. A job contributes to a figure; many things move it. */
const CLAIMS =
  /\b(caus(?:e[sd]?|ing)|le(?:ads?|d|ading) to|result(?:s|ed|ing)? (?:in|from)|(?:brings?|brought) about|(?:drives?|drove|driven) (?:up|down)|because of (?:us|our|you|your|this team)|thanks to (?:us|our|you|your)|due to|is why|(?:is|are|was|were) the reason|guarantees?d?|ensures?d?)\b/i;

/** Words that say it as it is: a part among others. */
const CONTRIBUTES =
  /\b(contribut\w*|help(?:s|ed|ing)?|plays? (?:a|its|our|their) part|supports?|supported|is (?:one )?part of)\b/i;

/** Trade words that nobody outside the performance team should have to know. */
const JARGON = /\b(PMIF|OSCs?|KPIs?|BSC|RAG|SPC)\b/;

/**
 * Whether words of a group's work may stand in front of its people: no cause that nobody can know, no trade words, one
 * sentence, and short. Undefined: they may.
 */
export function problemOfWords(text: string): WordingProblem | undefined {
  const cause = CLAIMS.exec(text)?.[0];
  if (cause !== undefined) {
    return {
      problem: `“${cause}” says that the work makes the figure what it is, which nobody can know.`,
      cure: 'Say “contributes to” or “helps”, such as: Clean lanes contribute to how people see their street.',
    };
  }
  const jargon = JARGON.exec(text)?.[0];
  if (jargon !== undefined) {
    return {
      problem: `“${jargon}” means nothing to most of those who read this.`,
      cure: 'Say it in everyday words.',
    };
  }
  if (text.length > MOST_SENTENCE) {
    return {
      problem: `It has ${text.length} characters; ${MOST_SENTENCE} are shown.`,
      cure: 'Shorten it to what you would say to somebody on the way out.',
      isLength: true,
    };
  }
  if (!fewerThanSentences(text, 2)) {
    return { problem: 'It is more than one sentence.', cure: 'Keep the one that matters most.', isLength: true };
  }
  return undefined;
}

/** The same for how a group moves a measure, which has to say that it contributes. */
export function problemOfMove(text: string): WordingProblem | undefined {
  const problem = problemOfWords(text);
  if (problem !== undefined) return problem;
  if (CONTRIBUTES.test(text)) return undefined;
  return {
    problem: 'It does not say that the work contributes to the measure.',
    cure: 'Say “contributes to” or “helps”, such as: Clean lanes contribute to how people see their street.',
  };
}
