import type { SaveOutcome } from '../../core/save-with-retry.ts';
import type { Answers } from './rules/reach-and-clarity.ts';
import type { Explainer } from './rules/explainer.ts';
import type { GroupQuestion } from './rules/question.ts';
import type { ExplainerFacts, ExplainerName } from './rules/views.ts';
import type { Day } from '../../core/calendar/day.ts';
import type { SheetAddress, SheetFacts, SheetFormat } from './rules/sheet.ts';

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

/** Addresses that stand on printed sheets, each by the hash of its token. */
export type SheetAddresses = {
  /** One storage transaction. */
  keep(hash: string, address: SheetAddress): Promise<void>;
  /** One storage transaction. */
  byHash(hash: string): Promise<SheetAddress | undefined>;
  /** Removes the addresses whose time is over; says how many. For housekeeping. */
  dropOver(today: Day): Promise<number>;
};

/** Puts a group's sheet on paper: one A4 page, a page of a browser, or the words alone. */
export type SheetPrinter = (facts: SheetFacts, address: string, format: SheetFormat) => Promise<Uint8Array>;

declare module '../../core/store.ts' {
  interface Store {
    readonly explainers: Explainers;
    readonly sheetAddresses: SheetAddresses;
  }
}

declare module '../../core/services.ts' {
  interface Services {
    /** The reading age of an explainer; names do not count. */
    readonly readingAge: (facts: ExplainerFacts, names: readonly string[]) => number;
    readonly printSheet: SheetPrinter;
  }
}
