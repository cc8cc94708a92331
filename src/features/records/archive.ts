import type { PersonKey } from '../../core/ids.ts';

/** Everything that is stored, row by row: for backups, migrations and the data of one person only. */
export type ArchiveRow = {
  readonly partition: string;
  readonly row: string;
  readonly columns: Readonly<Record<string, string | number | boolean>>;
};

/** A row with the version under which it is replaced, and the person whose own row it is, if it is a person's. */
export type VersionedRow = ArchiveRow & { readonly version: string; readonly ofPerson?: PersonKey };

/** Which form the rows have, and how far a migration to the next has come: the last row that it looked at. */
export type SchemaState = {
  readonly version: number;
  readonly lookedAt?: Pick<ArchiveRow, 'partition' | 'row'>;
};

export type Archive = {
  /**
   * Whether nothing is stored. The schema's own row does not count, and neither do secrets: opening the product makes them,
   * and a restore puts those of the backup in their place. One storage transaction.
   */
  isEmpty(): Promise<boolean>;
  /** All rows in order of their keys, without the schema's; after one of them, if given. */
  rows(after?: Pick<ArchiveRow, 'partition' | 'row'>): AsyncIterable<VersionedRow>;
  /** Writes rows as they are, in transactions of up to a hundred of one partition. Returns how many. */
  write(rows: AsyncIterable<ArchiveRow>): Promise<number>;
  /** `changed`: the row has another version by now. */
  replace(row: VersionedRow): Promise<'done' | 'changed'>;
  /** One row as it is now. */
  read(row: Pick<ArchiveRow, 'partition' | 'row'>): Promise<VersionedRow | undefined>;
  /** Undefined: the store is new, or was written before versions were counted. */
  schema(): Promise<SchemaState | undefined>;
  keepSchema(state: SchemaState): Promise<void>;
};

/** What stands at the head of a backup. */
export type BackupHead = { readonly schema: number; readonly at: string };

/** What a backup file says of itself, once all of it was read. */
export type BackupCheck =
  | { readonly kind: 'whole'; readonly head: BackupHead; readonly rows: number; readonly hash: string }
  | { readonly kind: 'damaged'; readonly problem: string; readonly cure: string };

/** Files that hold a backup. `hash` is over every row in its order. */
export type BackupFiles = {
  write(
    path: string,
    head: BackupHead,
    rows: AsyncIterable<ArchiveRow>,
  ): Promise<{ readonly rows: number; readonly hash: string }>;
  check(path: string): Promise<BackupCheck>;
  /** The rows of a file that was checked. */
  rows(path: string): AsyncIterable<ArchiveRow>;
  hashOf(rows: AsyncIterable<ArchiveRow>): Promise<{ readonly rows: number; readonly hash: string }>;
};
