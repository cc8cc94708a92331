/**
 * A recorded decision that a period's small figure, or words that seem to name a hidden one ("two weeks"), may be shown
 * (docs/rules.md, "Published before").
 */
export type Override = {
  /** Canonical text. */
  readonly period: string;
  readonly what: 'figure' | 'words';
  /** The revision whose words may be shown. Other words are checked again. */
  readonly revision?: number;
  readonly by: string;
  readonly at: string;
  readonly why: string;
};
