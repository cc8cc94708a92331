import type { SaveOutcome } from '../../core/save-with-retry.ts';
import type { Answers } from './rules/reach-and-clarity.ts';
import type { Explainer } from './rules/explainer.ts';
import type { GroupQuestion } from './rules/question.ts';
import type { ExplainerFacts, ExplainerName } from './rules/views.ts';

/** An explainer with the version by which a change is refused if somebody was quicker. */
export type ExplainerFile = { readonly explainer: Explainer; readonly version: string };

/** A question with its version. */
export type QuestionFile = { readonly question: GroupQuestion; readonly version: string };

/** Explainers of employee groups, what people said to them, and their questions: a partition for each group. */
export type Explainers = {
  /** All of a group, oldest first. One storage transaction. */
  ofGroup(group: string): Promise<Explainer[]>;
  open(name: ExplainerName): Promise<ExplainerFile | undefined>;
  /** A new one; nothing where there is one of that name. */
  begin(explainer: Explainer): Promise<'saved' | 'there'>;
  save(file: ExplainerFile, explainer: Explainer): Promise<SaveOutcome>;
  /**
   * What one person said to *Was this clear?*; said again it takes the place of what they said before. `who` is kept as a
   * keyed hash for this explainer alone, so that nobody can see who said what. Undefined: no such explainer. Three storage
   * transactions.
   */
  say(name: ExplainerName, who: string, said: keyof Answers): Promise<Answers | undefined>;
  all(): AsyncIterable<Explainer>;
  /** Stores a question once: the same words of the same person about the same explainer are one question. */
  ask(
    question: Omit<GroupQuestion, 'id'>,
    who: string,
  ): Promise<{ readonly question: GroupQuestion; readonly isNew: boolean }>;
  question(id: string): Promise<QuestionFile | undefined>;
  saveQuestion(file: QuestionFile, question: GroupQuestion): Promise<SaveOutcome>;
  /** All questions of all groups, oldest first. */
  questions(): AsyncIterable<QuestionFile>;
  /** The group that somebody outside its channel said is theirs; `who` is kept as a keyed hash. */
  ownGroup(who: string): Promise<string | undefined>;
  chooseGroup(who: string, group: string): Promise<void>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly explainers: Explainers;
  }
}

declare module '../../core/services.ts' {
  interface Services {
    /** The reading age of an explainer; names do not count. */
    readonly readingAge: (facts: ExplainerFacts, names: readonly string[]) => number;
  }
}
