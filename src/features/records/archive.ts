import type { PersonKey } from '../../core/ids.ts';

type RowName = { readonly partition: string; readonly row: string };

/** A stored row as it is: for backups, migrations and the data of one person. */
export type ArchiveRow = RowName & { readonly columns: Readonly<Record<string, string | number | boolean>> };

/** `version`: under which it is replaced. `ofPerson`: whose own row it is. */
export type VersionedRow = ArchiveRow & { readonly version: string; readonly ofPerson?: PersonKey };

/** The form of the stored rows, and the last row that a migration in progress has looked at. */
export type SchemaState = { readonly version: number; readonly lookedAt?: RowName };

export type RowArchive = {
  /** Without the schema's row and the secrets, which opening the product creates and a restore replaces. */
  isEmpty(): Promise<boolean>;
  /** In the order of their keys, without the schema's; only those after a row, if given. */
  rows(after?: RowName): AsyncIterable<VersionedRow>;
  write(rows: AsyncIterable<ArchiveRow>): Promise<number>;
  /** `changed`: the row has another version by now. */
  replace(row: VersionedRow): Promise<'done' | 'changed'>;
  read(row: RowName): Promise<VersionedRow | undefined>;
  /** Undefined: the store is new, or was written before versions were counted. */
  schema(): Promise<SchemaState | undefined>;
  keepSchema(state: SchemaState): Promise<void>;
};

export type BackupHead = { readonly schema: number; readonly at: string };

export type BackupCheck =
  | { readonly kind: 'whole'; readonly head: BackupHead; readonly rows: number; readonly hash: string }
  | { readonly kind: 'damaged'; readonly problem: string; readonly cure: string };

type Hashed = { readonly rows: number; readonly hash: string };

export type BackupFiles = {
  /** What a backup would replace under this path. */
  at(path: string): Promise<'nothing' | 'file' | 'other'>;
  write(path: string, head: BackupHead, rows: AsyncIterable<ArchiveRow>): Promise<Hashed>;
  check(path: string): Promise<BackupCheck>;
  rows(path: string): AsyncIterable<ArchiveRow>;
  hashOf(rows: AsyncIterable<ArchiveRow>): Promise<Hashed>;
};
