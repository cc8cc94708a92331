import type { PersonKey } from '../../../core/measures/measure.ts';
import { assessWords } from '../../readings/rules/so-what.ts';
import { namingProblem, type NamingProblem } from '../../small-numbers/rules/scan-words.ts';
import {
  ASKED_BOXES,
  type Box,
  BOXES,
  type Narrative,
  type NarrativeDraft,
  type NarrativeRevision,
  type NarrativeWords,
  sameNarrative,
  narrativeWords,
} from './narrative.ts';

/** The longest text of one box, in characters, as a report can still hold it. */
export const MOST_IN_A_BOX = 4000;

export type NarrativeProblem =
  | { readonly box: Box; readonly problem: 'empty' | 'tooLong'; readonly length: number }
  /** It names a figure that others may not see. */
  | { readonly box: Box; readonly problem: 'naming'; readonly naming: NamingProblem };

export type SubmittedNarrative = NarrativeWords & { readonly token: string };

export type NarrativeFacts = {
  readonly narrative: Narrative;
  readonly title: string;
  /** The words of the period before, which may not simply be said again; absent where there are none. */
  readonly previous?: NarrativeWords;
  readonly submitted: SubmittedNarrative;
  /** Figures that others may not see: reports are open, so that no box names one. */
  readonly hidden?: readonly string[];
  readonly by: PersonKey;
  /** ISO instant. */
  readonly at: string;
};

export type NarrativeOutcome =
  | { readonly kind: 'refused'; readonly problems: readonly NarrativeProblem[]; readonly draft: NarrativeDraft }
  /** Somebody changed it since this form was made: what was typed is kept, and the form comes again. */
  | { readonly kind: 'overtaken'; readonly draft: NarrativeDraft }
  /** Stored as it is and asked about once, all boxes together. */
  | { readonly kind: 'sentBack'; readonly narrative: Narrative; readonly revision?: NarrativeRevision }
  | { readonly kind: 'accepted'; readonly narrative: Narrative; readonly revision?: NarrativeRevision }
  | { readonly kind: 'repeat' };

/**
 * Decides what becomes of a lead's words (docs/rules.md, "Ask once"): stored at once; boxes that are empty or say nothing are asked
 * about once, together; the second time they are accepted. A form with no words at all is no answer.
 */
export function decideNarrative(facts: NarrativeFacts): NarrativeOutcome {
  const { narrative, submitted, by, at, hidden = [] } = facts;
  const words = trimmed(submitted);
  const draft = { ...narrativeWords(submitted), objective: narrative.objective, by, at };
  const isSaid = narrative.words !== undefined && sameNarrative(narrative.words, words);
  if (submitted.token === narrative.handled) return isSaid ? { kind: 'repeat' } : { kind: 'overtaken', draft };
  if (submitted.token !== String(narrative.form)) {
    return isSaid && narrative.asked.length === 0 ? { kind: 'repeat' } : { kind: 'overtaken', draft };
  }
  const problems = problemsOf(words, hidden);
  if (problems.length > 0) return { kind: 'refused', problems, draft };
  const revision = isSaid ? undefined : { ...words, number: (narrative.words?.number ?? 0) + 1, by, at };
  const asked = narrative.asked.length > 0 ? [] : weakBoxes(words, facts);
  const stored: Narrative = {
    ...narrative,
    form: narrative.form + 1,
    handled: submitted.token,
    asked,
    state: asked.length > 0 ? narrative.state : 'answered',
    ...(revision && { words: revision }),
  };
  const kind = asked.length > 0 ? 'sentBack' : 'accepted';
  return { kind, narrative: stored, ...(revision && { revision }) };
}

/** Whether a narrative's words as they stand name a figure that others may not see. */
export function namesHidden({ words }: Narrative, hidden: readonly string[]): boolean {
  return words !== undefined && BOXES.some((box) => namingProblem(words[box], hidden) !== undefined);
}

/** What reports may have from now on: the words as they stand. Undefined where nothing would change. */
export function releaseNarrative(narrative: Narrative): Narrative | undefined {
  const { words, released } = narrative;
  if (words === undefined || narrative.state !== 'answered' || released?.number === words.number) return undefined;
  return { ...narrative, released: words };
}

/** Boxes that are empty or say nothing, by the rules for a so what. */
function weakBoxes(words: NarrativeWords, { title, previous }: NarrativeFacts): Box[] {
  return ASKED_BOXES.filter((box) => {
    const measure = { title };
    const assessed = assessWords({
      soWhat: words[box],
      value: '',
      typed: '',
      previousSoWhat: previous?.[box] ?? '',
      measure,
    });
    return assessed !== 'fine';
  });
}

function problemsOf(words: NarrativeWords, hidden: readonly string[]): NarrativeProblem[] {
  if (BOXES.every((box) => words[box] === '')) return [{ box: 'challenges', problem: 'empty', length: 0 }];
  return BOXES.flatMap((box) => {
    const { length } = words[box];
    const naming = namingProblem(words[box], hidden);
    return [
      ...(length > MOST_IN_A_BOX ? [{ box, problem: 'tooLong' as const, length }] : []),
      ...(naming ? [{ box, problem: 'naming' as const, naming }] : []),
    ];
  });
}

function trimmed(words: NarrativeWords): NarrativeWords {
  return {
    challenges: words.challenges.trim(),
    achievements: words.achievements.trim(),
    actions: words.actions.trim(),
    resources: words.resources.trim(),
    crossCutting: words.crossCutting.trim(),
  };
}
