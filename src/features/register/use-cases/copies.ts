import { TABLE_KINDS, type RegisterTable, type TableKind } from '../rules/table.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Services } from '../../../core/services.ts';
import type { KeptDocument } from '../../../messaging/files.ts';
import { compareThreeWays } from '../rules/compare/compare-tables.ts';
import type { ConflictRow, Side } from '../rules/compare/conflicts.ts';
import type { Store } from '../../../core/store.ts';

/** A copy of the register as it stood when somebody took it away, so that what they bring back can be compared with it. */
export type Version = { readonly at: string; readonly tables: Readonly<Record<TableKind, RegisterTable>> };

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

/** Files beside the copies that they were made of and what is stored now. */
export type Compared = {
  readonly asked: readonly ConflictRow[];
  /** The files as they are to be read once it is known what was chosen, question by question; kept where nothing was. */
  readonly settled: (choices: readonly (Side | undefined)[]) => readonly RegisterTable[];
  /** When the first of the copies was made; absent: none of the files carries a version that we know. */
  readonly copiedAt?: string;
};

/** Compares each file with its own copy; one without a version is taken as it is. Opens each copy once. */
export async function compareCopies(
  services: { readonly store: Pick<Store, 'documents'> },
  tables: readonly RegisterTable[],
  now: readonly RegisterTable[],
): Promise<Compared> {
  const asked: ConflictRow[] = [];
  const settle: Compared['settled'][] = [];
  let copiedAt: string | undefined;
  for (const stamp of new Set(tables.map(({ copyOf }) => copyOf))) {
    const own = tables.filter(({ copyOf }) => copyOf === stamp);
    const version = await openVersion(services, stamp);
    if (version === undefined) {
      settle.push(() => own);
      continue;
    }
    copiedAt ??= version.at;
    const [from, three] = [asked.length, compareThreeWays(own, Object.values(version.tables), now)];
    asked.push(...three.asked);
    settle.push((choices) => three.settled(choices.slice(from, from + three.asked.length)));
  }
  return {
    asked,
    settled: (choices) => settle.flatMap((each) => each(choices)),
    ...(copiedAt !== undefined && { copiedAt }),
  };
}
