import { createHash } from 'node:crypto';
import type { Reading, Revision } from '../../core/readings/reading.ts';

/** JSON with sorted names, so that equal facts have equal hashes. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, one]) => one !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${canonicalJson(one)}`).join(',')}}`;
}

/** The revision of a reading that comes next in its measure's chain (`previousHash` is empty for the first). */
export function chained(reading: Reading, previousHash: string): Revision {
  return { ...reading, previousHash, hash: hashOf(reading, previousHash) };
}

/** SHA-256 (hex) over the reading and the previous hash, so that changing an old revision breaks every later one. */
export function hashOf(reading: Reading, previousHash: string): string {
  return createHash('sha256').update(canonicalJson(reading)).update(previousHash).digest('hex');
}

/** Revisions in the order in which they were made, by their hashes; those that are not linked come last. */
export function inChainOrder(revisions: readonly Revision[]): Revision[] {
  const following = new Map(revisions.map((revision) => [revision.previousHash, revision]));
  const hashes = new Set(revisions.map((revision) => revision.hash));
  const ordered: Revision[] = [];
  let next = revisions.find((revision) => !hashes.has(revision.previousHash));
  while (next !== undefined && ordered.length < revisions.length) {
    ordered.push(next);
    next = following.get(next.hash);
  }
  const placed = new Set(ordered);
  return [...ordered, ...revisions.filter((revision) => !placed.has(revision))];
}
