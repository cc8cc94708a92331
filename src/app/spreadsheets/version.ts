import { TABLE_KINDS, type Table, type TableKind } from '../../domain/register/table.ts';
import type { PersonKey } from '../../domain/measures/measure.ts';
import type { Needs } from '../needs.ts';

/** A copy of the register as it stood when somebody took it away, so that what they bring back can be compared with it. */
export type Version = { readonly at: string; readonly tables: Readonly<Record<TableKind, Table>> };

/** A copy can be brought back for so long (milliseconds): thirteen months, past the next yearly review. */
const LASTS = 400 * 24 * 3600 * 1000;
/** Versions are nobody's own: whoever of the performance team brings the file back may. */
const NOBODY = '' as PersonKey;

/** Keeps the tables of a copy; the name of the version is written into it. */
export async function keepVersion({ store, clock }: Needs, version: Version): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(version));
  const until = new Date(clock.now().getTime() + LASTS);
  return store.documents.keep({ name: 'version', type: 'application/json', bytes, to: NOBODY, until });
}

/** The version that a file says it was made of; undefined where it is none of ours, or too old. */
export async function openVersion(
  { store }: { readonly store: Pick<Needs['store'], 'documents'> },
  stamp: string | undefined,
): Promise<Version | undefined> {
  if (stamp === undefined || stamp.length > 100) return undefined;
  const kept = await store.documents.open(stamp.trim());
  if (kept === undefined || kept.to !== NOBODY || kept.name !== 'version') return undefined;
  const version = JSON.parse(new TextDecoder().decode(kept.bytes)) as Version;
  return TABLE_KINDS.every((kind) => Array.isArray(version.tables[kind]?.rows)) ? version : undefined;
}
