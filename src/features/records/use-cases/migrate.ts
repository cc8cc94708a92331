import type { Archive, ArchiveRow, VersionedRow } from '../archive.ts';

/** One step from a form of the stored rows to the next. */
export type Migration = {
  readonly to: number;
  readonly what: string;
  /**
   * What becomes of a row's columns; undefined leaves it. It may see a row that it has changed before, and must leave that
   * as it is. Absent: no row changes.
   */
  readonly change?: (row: ArchiveRow) => ArchiveRow['columns'] | undefined;
};

/** Every step there ever was, in order. A step that has been released is never edited: the next one mends it. */
const MIGRATIONS: readonly Migration[] = [{ to: 1, what: 'counts versions from here on' }];

/** The form that this version of the product writes. */
export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.to ?? 0;

/** Rows after which it is noted how far a migration has come. */
const NOTED_EVERY = 500;

/** The store was written by a newer version of the product, which this one might misread. */
export class StoreIsNewer extends Error {
  override readonly name = 'StoreIsNewer';
}

/**
 * Brings the store to the form that this version writes; where it has that already, this costs one storage transaction. A
 * migration that was stopped goes on after the last row that was noted. Throws `StoreIsNewer`.
 */
export async function migrate(archive: Archive, steps: readonly Migration[] = MIGRATIONS): Promise<void> {
  const newest = steps.at(-1)?.to ?? 0;
  let state = (await archive.schema()) ?? { version: 0 };
  if (state.version > newest) {
    throw new StoreIsNewer(
      `The store has form ${state.version}, and this version of the product knows ${newest}. Run the newer version.`,
    );
  }
  for (const step of steps.filter(({ to }) => to > state.version)) {
    if (step.change !== undefined) await changeRows(archive, step.change, state);
    state = { version: step.to };
    await archive.keepSchema(state);
  }
}

async function changeRows(
  archive: Archive,
  change: NonNullable<Migration['change']>,
  { version, lookedAt }: { version: number; lookedAt?: Pick<ArchiveRow, 'partition' | 'row'> },
): Promise<void> {
  let looked = 0;
  for await (const row of archive.rows(lookedAt)) {
    await changeRow(archive, change, row);
    if (++looked % NOTED_EVERY === 0) {
      await archive.keepSchema({ version, lookedAt: { partition: row.partition, row: row.row } });
    }
  }
}

async function changeRow(
  archive: Archive,
  change: NonNullable<Migration['change']>,
  row: VersionedRow | undefined,
): Promise<void> {
  if (row === undefined) return;
  const columns = change(row);
  if (columns === undefined) return;
  const outcome = await archive.replace({ ...row, columns });
  // Somebody was quicker: what stands there now may want changing as well.
  if (outcome === 'changed') await changeRow(archive, change, await archive.read(row));
}
