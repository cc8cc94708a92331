import type { ArchiveRow, BackupFiles, RowArchive } from '../archive.ts';
import { migrate, SCHEMA_VERSION } from './migrate.ts';
import type { Clock } from '../../../core/services.ts';

export type BackupNeeds = { readonly archive: RowArchive; readonly files: BackupFiles; readonly clock: Clock };
type Progress = (rows: number) => void;

/** Why no backup is written to this path: it would replace what is there. */
export async function whyNotBackUpTo(files: BackupFiles, path: string, force: boolean) {
  const there = await files.at(path);
  if (there === 'other') return { problem: `${path}: this is not a plain file.`, cure: 'Name a new file.' };
  if (there === 'nothing' || force) return undefined;
  return { problem: `${path}: this file is there already.`, cure: 'Name a new one, or replace it with --force.' };
}

/** A change during the backup may be in it or not: each row is whole, and `pmif doctor` checks the histories. */
export async function backup({ archive, files, clock }: BackupNeeds, path: string, progress: Progress) {
  const { version } = (await archive.schema()) ?? { version: SCHEMA_VERSION };
  const head = { schema: version, at: clock.now().toISOString() };
  return files.write(path, head, watched(archive.rows(), progress));
}

export type Restored =
  | { readonly kind: 'restored'; readonly rows: number; readonly hash: string; readonly takenAt: string }
  | { readonly kind: 'refused'; readonly problem: string; readonly cure: string };

/**
 * The whole file is checked by its hash first, so that a damaged one leaves the store empty; afterwards the stored rows
 * are read back and must have the same hash.
 */
export async function restore(services: BackupNeeds, path: string, progress: Progress): Promise<Restored> {
  const { archive, files } = services;
  const refused = (problem: string, cure: string): Restored => ({ kind: 'refused', problem, cure });
  const checked = await files.check(path);
  if (checked.kind === 'damaged') return refused(checked.problem, checked.cure);
  if (checked.head.schema > SCHEMA_VERSION) {
    return refused(
      `It was written by a newer version of this product (form ${checked.head.schema}; this one knows ${SCHEMA_VERSION}).`,
      'Use that version, or a later one.',
    );
  }
  if (!(await archive.isEmpty())) {
    return refused(
      'There is something in this store already.',
      'Restore into an empty one: set PMIF_TABLE_PREFIX to a new name, or use another storage account.',
    );
  }
  await archive.write(watched(files.rows(path), progress));
  const stored = await files.hashOf(archive.rows());
  if (stored.hash !== checked.hash) {
    return refused(
      `What was stored is not what the backup holds (${stored.rows} rows of ${checked.rows}).`,
      'The store was changed meanwhile: stop the server, and restore into another empty store.',
    );
  }
  await archive.keepSchema({ version: checked.head.schema });
  await migrate(archive);
  return { kind: 'restored', rows: stored.rows, hash: stored.hash, takenAt: checked.head.at };
}

async function* watched<Row extends ArchiveRow>(rows: AsyncIterable<Row>, progress: Progress): AsyncIterable<Row> {
  let count = 0;
  for await (const row of rows) {
    yield row;
    if (++count % 1000 === 0) progress(count);
  }
}
