import { TABLE_KINDS, type RegisterTable, type TableKind } from '../rules/table.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Services } from '../../../core/services.ts';
import type { KeptDocument } from '../../../messaging/files.ts';
import { compareThreeWays } from '../rules/compare/compare-tables.ts';
import type { ConflictRow, Side } from '../rules/compare/conflicts.ts';
import type { Store } from '../../../core/store.ts';

/** The register at the time of an export, to compare the changed file with. */
export type Version = { readonly at: string; readonly tables: Readonly<Record<TableKind, RegisterTable>> };

/** In milliseconds: thirteen months, past the next yearly review. */
const LASTS = 400 * 24 * 3600 * 1000;
/** Versions belong to no person: anyone of the performance team may return the file. */
const NOBODY = '' as PersonKey;

/** Returns the name of the version, which is written into the copy. */
export async function keepVersion({ store, clock }: Services, version: Version): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(version));
  const until = new Date(clock.now().getTime() + LASTS);
  return store.documents.keep({ name: 'version', type: 'application/json', bytes, to: NOBODY, until });
}

/** The version that a file names; undefined if it is not ours or has expired. */
export async function openVersion(
  { store }: { readonly store: Pick<Services['store'], 'documents'> },
  stamp: string | undefined,
): Promise<Version | undefined> {
  if (stamp === undefined || stamp.length > 100) return undefined;
  const kept = await store.documents.open(stamp.trim());
  return kept && versionIn(kept);
}

/** Removes a person's row and addresses from every version. Reads every stored document. */
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

/** Compares each file with the version it was made from; a file without one is taken as it is. `copiedAt`: of the first. */
export async function compareCopies(
  services: { readonly store: Pick<Store, 'documents'> },
  tables: readonly RegisterTable[],
  now: readonly RegisterTable[],
) {
  const asked: ConflictRow[] = [];
  const settle: ((choices: readonly (Side | undefined)[]) => readonly RegisterTable[])[] = [];
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
    settled: (choices: readonly (Side | undefined)[]) => settle.flatMap((each) => each(choices)),
    ...(copiedAt !== undefined && { copiedAt }),
  };
}
