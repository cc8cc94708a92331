import type { SaveOutcome } from '../../core/save-with-retry.ts';
import type { PersonKey } from '../../core/measures/measure.ts';
import type { Narrative, NarrativeDraft, NarrativeRevision } from './rules/narrative.ts';

/** A narrative as it is stored; the version by which a change is refused if somebody was quicker, empty for a new one. */
export type NarrativeFile = {
  readonly narrative: Narrative;
  readonly drafts: readonly NarrativeDraft[];
  readonly version: string;
};

/** What one act changes of a narrative: stored in one transaction, or not at all. */
export type NarrativeChange = {
  readonly narrative?: Narrative;
  /** The new words, kept beside all earlier ones. */
  readonly revision?: NarrativeRevision;
  readonly draft?: NarrativeDraft;
  readonly dropDraft?: { readonly by: PersonKey };
};

/** What objectives' leads say of each half-year and year: a partition for each period. */
export type Narratives = {
  /** All narratives of a period, by objective. One storage transaction. */
  ofPeriod(period: string): Promise<NarrativeFile[]>;
  /** `conflict` when somebody changed it since it was read: read and decide again. */
  save(file: NarrativeFile, change: NarrativeChange): Promise<SaveOutcome>;
  /** Every version of an objective's words of a period, oldest first. */
  revisions(period: string, objective: string): Promise<NarrativeRevision[]>;
  /** Every draft of a person, removed: they have left. Returns how many. */
  dropDraftsOf(person: PersonKey): Promise<number>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly narratives: Narratives;
  }
}
