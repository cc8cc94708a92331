import type { PersonKey } from './ids.ts';

/**
 * Every kind of act that is recorded beside what it changed. A change of a reading is a revision, and a message is its own
 * row: neither is told twice here.
 */
export const ACTS = [
  /** A measure, a person, the framework or the groups came into the register, or changed in it. */
  'added',
  'changed',
  /** A person's roles changed: what they may do. */
  'rightChanged',
  'released',
  'unreleased',
  'locked',
  'unlocked',
  /** A figure was changed or taken back after its period was locked or released. */
  'overridden',
  'withdrawn',
  /** What an import had changed stands again as it stood before it. */
  'undone',
  'opened',
  'handedOver',
  'reassigned',
  /** *Not ready yet* and *Not mine*: the state before and after; the reason stays with the due reading. */
  'putOff',
  'disowned',
  'paused',
  'resumed',
  'heldRunSent',
  'forgotten',
  'dataGiven',
  'holdBegun',
  'holdEnded',
  'removedByAge',
  'linked',
  'unlinked',
  'asked',
  'answered',
  'closed',
] as const;
export type ActKind = (typeof ACTS)[number];

/** Who did it: a person by their random key; the files of a register; a command typed by an engineer; the product itself. */
export type Actor = PersonKey | 'register' | 'command' | 'product';

/**
 * One act, as the audit keeps it. People stand in it by their random keys alone, so that somebody can be forgotten and
 * every chain still holds.
 */
export type Act = {
  readonly what: ActKind;
  /** Which part of what was changed: a period, a job, a field. Absent: all of it. */
  readonly about?: string;
  readonly by: Actor;
  /** ISO instant. */
  readonly at: string;
  /** How it stood, and how it stands now; empty for nothing. */
  readonly before: string;
  readonly after: string;
  /** In the words of whoever did it; empty where none is asked for. */
  readonly reason: string;
};

/** An act as it is stored: its number in its partition, and its place in the chain. */
export type KeptAct = Act & { readonly number: number; readonly previousHash: string; readonly hash: string };
