/**
 * Somebody's recorded decision about a period: its small figure may stand (two complaints are nobody's secret: domain
 * brief, 15), or its words may, though they seem to name a hidden one ("two weeks").
 */
export type Override = {
  /** The period's canonical text. */
  readonly period: string;
  readonly what: 'figure' | 'words';
  /** The revision whose words may stand: other words are looked at anew. */
  readonly revision?: number;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly why: string;
};
