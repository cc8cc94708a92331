import type { ArchiveRow, RowArchive, SchemaState, VersionedRow } from '../archive.ts';

export type Migration = {
  readonly to: number;
  readonly what: string;
  /** The row's new columns; undefined leaves it. Must leave a row that it has already changed. */
  readonly change?: (row: ArchiveRow) => ArchiveRow['columns'] | undefined;
};

/** All steps in order. A released step is never edited: the next one corrects it. */
const MIGRATIONS: readonly Migration[] = [{ to: 1, what: 'counts versions from here on' }];

export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.to ?? 0;

/** Rows between two records of progress. */
const NOTED_EVERY = 500;

export class StoreIsNewer extends Error {
  override readonly name = 'StoreIsNewer';
}

/**
 * One storage transaction if nothing is to do. A stopped migration goes on after the last recorded row. Throws
 * `StoreIsNewer`.
 */
export async function migrate(archive: RowArchive, steps: readonly Migration[] = MIGRATIONS): Promise<void> {
  const newest = steps.at(-1)?.to ?? 0;
  let state: SchemaState = (await archive.schema()) ?? { version: 0 };
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
  archive: RowArchive,
  change: NonNullable<Migration['change']>,
  { version, lookedAt }: SchemaState,
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
  archive: RowArchive,
  change: NonNullable<Migration['change']>,
  row: VersionedRow | undefined,
): Promise<void> {
  if (row === undefined) return;
  const columns = change(row);
  if (columns === undefined) return;
  const outcome = await archive.replace({ ...row, columns });
  // A concurrent write: the new row may need the change too.
  if (outcome === 'changed') await changeRow(archive, change, await archive.read(row));
}
