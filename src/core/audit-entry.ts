import type { PersonKey } from './ids.ts';

/**
 * Every kind of audit entry. Changes of readings are revisions and messages have their own rows, so neither is repeated
 * here.
 */
export const ACTS = [
  /** A measure, a person, the framework or the groups. */
  'added',
  'changed',
  /** A person's roles, and so their rights, changed. */
  'rightChanged',
  'released',
  'unreleased',
  'locked',
  'unlocked',
  /** A figure changed or taken back after its period was locked or released. */
  'overridden',
  'withdrawn',
  /** The state before an import was restored. */
  'undone',
  'opened',
  'handedOver',
  'reassigned',
  /** *Not ready yet* and *Not mine*. The due reading keeps the reason. */
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

/** A person's random key, the register's files, an engineer's command, or the product. */
export type Actor = PersonKey | 'register' | 'command' | 'product';

/**
 * One audit entry. It names people by random key only, so that a person can be erased and every hash chain still holds.
 */
export type AuditEntry = {
  readonly what: ActKind;
  /** The part that changed: a period, a job, a field. Absent: everything. */
  readonly about?: string;
  readonly by: Actor;
  readonly at: string;
  /** State before and after; empty for none. */
  readonly before: string;
  readonly after: string;
  /** As the person wrote it; empty where no reason is asked for. */
  readonly reason: string;
};

/** A stored entry, with its number in its partition and its position in the hash chain. */
export type StoredAuditEntry = AuditEntry & {
  readonly number: number;
  readonly previousHash: string;
  readonly hash: string;
};
