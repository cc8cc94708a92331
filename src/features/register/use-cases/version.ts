import { TABLE_KINDS, type Table, type TableKind } from '../rules/table.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Services } from '../../../core/services.ts';
import type { KeptDocument } from '../../../messaging/files.ts';

/** A copy of the register as it stood when somebody took it away, so that what they bring back can be compared with it. */
export type Version = { readonly at: string; readonly tables: Readonly<Record<TableKind, Table>> };

/** A copy can be brought back for so long (milliseconds): thirteen months, past the next yearly review. */
const LASTS = 400 * 24 * 3600 * 1000;
/** Versions are nobody's own: whoever of the performance team brings the file back may. */
const NOBODY = '' as PersonKey;

/** Keeps the tables of a copy; the name of the version is written into it. */
export async function keepVersion({ store, clock }: Services, version: Version): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(version));
  const until = new Date(clock.now().getTime() + LASTS);
  return store.documents.keep({ name: 'version', type: 'application/json', bytes, to: NOBODY, until });
}

/** The version that a file says it was made of; undefined where it is none of ours, or too old. */
export async function openVersion(
  { store }: { readonly store: Pick<Services['store'], 'documents'> },
  stamp: string | undefined,
): Promise<Version | undefined> {
  if (stamp === undefined || stamp.length > 100) return undefined;
  const kept = await store.documents.open(stamp.trim());
  return kept && versionIn(kept);
}

/**
 * Takes somebody out of every copy: their own row, and their address wherever it stands. A file that still has them is
 * then compared with a copy that has nobody there, and asked about. Reads every document that is kept.
 */
export async function forgetInVersions(
  { store }: { readonly store: Pick<Services['store'], 'documents'> },
  addresses: readonly string[],
): Promise<void> {
  const theirs = new Set(addresses.map((address) => address.trim().toLowerCase()).filter((address) => address !== ''));
  const isTheirs = (cell: string) => theirs.has(cell.trim().toLowerCase());
  for (const id of await store.documents.ids()) {
    const kept = await store.documents.open(id);
    const version = kept && versionIn(kept);
    if (version === undefined) continue;
    const without = (kind: TableKind) => {
      const table = version.tables[kind];
      const rows = table.rows
        .filter(({ cells }) => kind !== 'people' || !isTheirs(cells['email'] ?? ''))
        .map((row) => ({ ...row, cells: mapValues(row.cells, (cell) => (isTheirs(cell) ? '' : cell)) }));
      return [kind, { ...table, rows }] as const;
    };
    const tables = Object.fromEntries(TABLE_KINDS.map(without));
    const bytes = new TextEncoder().encode(JSON.stringify({ ...version, tables }));
    if (Buffer.compare(bytes, kept?.bytes ?? bytes) !== 0) await store.documents.replace(id, bytes);
  }
}

const mapValues = (cells: Readonly<Record<string, string>>, act: (cell: string) => string) =>
  Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, act(cell)]));

function versionIn(kept: KeptDocument): Version | undefined {
  if (kept.to !== NOBODY || kept.name !== 'version') return undefined;
  const version = JSON.parse(new TextDecoder().decode(kept.bytes)) as Version;
  return TABLE_KINDS.every((kind) => Array.isArray(version.tables[kind]?.rows)) ? version : undefined;
}
