import type { SaveOutcome } from '../../core/save-with-retry.ts';
import type { PersonKey } from '../../core/measures/measure.ts';
import type { Narrative, NarrativeDraft, NarrativeRevision } from './rules/narrative.ts';

/** `version` guards a save; empty for a new one. */
export type NarrativeFile = {
  readonly narrative: Narrative;
  readonly drafts: readonly NarrativeDraft[];
  readonly version: string;
};

/** Stored in one transaction. */
export type NarrativeChange = {
  readonly narrative?: Narrative;
  readonly revision?: NarrativeRevision;
  readonly draft?: NarrativeDraft;
  readonly dropDraft?: { readonly by: PersonKey };
};

/** A partition for each period. */
export type Narratives = {
  /** One storage transaction. */
  ofPeriod(period: string): Promise<NarrativeFile[]>;
  /** `conflict`: it was changed since it was read. */
  save(file: NarrativeFile, change: NarrativeChange): Promise<SaveOutcome>;
  /** Oldest first. */
  revisions(period: string, objective: string): Promise<NarrativeRevision[]>;
  /** For people who left. Returns how many. */
  dropDraftsOf(person: PersonKey): Promise<number>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly narratives: Narratives;
  }
}
