import type { SaveOutcome } from '../../core/save-with-retry.ts';
import type { Answers } from './rules/reach-and-clarity.ts';
import type { Explainer } from './rules/explainer.ts';
import type { GroupQuestion } from './rules/question.ts';
import type { ExplainerFacts, ExplainerName } from './rules/views.ts';
import type { Day } from '../../core/calendar/day.ts';
import type { SheetAddress, SheetFacts, SheetFormat } from './rules/sheet.ts';

/** With the version that detects a conflict. */
export type ExplainerFile = { readonly explainer: Explainer; readonly version: string };

export type QuestionFile = { readonly question: GroupQuestion; readonly version: string };

/** Explainers of employee groups with the answers, and their questions: a partition for each group. */
export type Explainers = {
  /** All of a group, oldest first. One storage transaction. */
  ofGroup(group: string): Promise<Explainer[]>;
  open(name: ExplainerName): Promise<ExplainerFile | undefined>;
  /** Stores nothing if one of that name exists. */
  begin(explainer: Explainer): Promise<'saved' | 'there'>;
  save(file: ExplainerFile, explainer: Explainer): Promise<SaveOutcome>;
  /** One person's latest answer. `who` becomes a keyed hash for this explainer only. Three storage transactions. */
  say(name: ExplainerName, who: string, said: keyof Answers): Promise<Answers | undefined>;
  all(): AsyncIterable<Explainer>;
  /** The same words of the same person about the same explainer are stored once. */
  ask(
    question: Omit<GroupQuestion, 'id'>,
    who: string,
  ): Promise<{ readonly question: GroupQuestion; readonly isNew: boolean }>;
  question(id: string): Promise<QuestionFile | undefined>;
  saveQuestion(file: QuestionFile, question: GroupQuestion): Promise<SaveOutcome>;
  /** All questions of all groups, oldest first. */
  questions(): AsyncIterable<QuestionFile>;
  /** The group that a person outside its channel chose; `who` is stored as a keyed hash. */
  ownGroup(who: string): Promise<string | undefined>;
  chooseGroup(who: string, group: string): Promise<void>;
};

/** Addresses on printed sheets, each by the hash of its token. */
export type SheetAddresses = {
  keep(hash: string, address: SheetAddress): Promise<void>;
  byHash(hash: string): Promise<SheetAddress | undefined>;
  /** For housekeeping. Removes expired addresses and returns how many. */
  dropOver(today: Day): Promise<number>;
};

/** A group's sheet as one A4 page, as a page of a browser, or as plain text. */
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
