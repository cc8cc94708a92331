import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { TableClient } from '@azure/data-tables';

/** A property as it was stored: text, a flag, or a number with its type. */
export type StoredValue = string | boolean | { readonly type: string; readonly value: string };
export type StoredEntity = { readonly partitionKey: string; readonly rowKey: string } & Readonly<
  Record<string, StoredValue>
>;

/** The rows of a store, by the ending of the table's name after the prefix; and the rows that a pause changed. */
export type StoredBefore = {
  readonly tables: Readonly<Record<string, readonly StoredEntity[]>>;
  readonly paused: readonly StoredEntity[];
};

/** Where the stored conversations say that Teams is. */
export const TEAMS_ADDRESS = 'http://127.0.0.1:1/';

export const storedBefore = (path: string): StoredBefore =>
  JSON.parse(gunzipSync(readFileSync(path)).toString()) as StoredBefore;

/** Puts rows into a table, and creates it where it is missing. */
export async function putRows(connection: string, table: string, rows: readonly StoredEntity[]): Promise<void> {
  const client = TableClient.fromConnectionString(connection, table, { allowInsecureConnection: true });
  await client.createTable();
  const partitions = [...Map.groupBy(rows, ({ partitionKey }) => partitionKey).values()];
  const batches = partitions.flatMap((own) =>
    Array.from({ length: Math.ceil(own.length / 100) }, (_batch, index) => own.slice(index * 100, (index + 1) * 100)),
  );
  const next = async (): Promise<void> => {
    for (let batch = batches.pop(); batch !== undefined; batch = batches.pop())
      await client.submitTransaction(batch.map((entity) => ['upsert', entity, 'Replace']));
  };
  await Promise.all(Array.from({ length: 8 }, next));
}

/** The exit code of a command, and what it printed. */
export type Ran = { readonly code: number; readonly out: string };

/** Runs commands one after the other over a store. */
export async function pmif(
  over: { readonly connection: string; readonly table: string; readonly now: string },
  commands: readonly (readonly string[])[],
): Promise<readonly Ran[]> {
  const child = spawn(process.execPath, ['test/support/pmif-process.ts'], {
    env: {
      PATH: process.env.PATH,
      AZURE_STORAGE_CONNECTION_STRING: over.connection,
      PMIF_TABLE_PREFIX: over.table,
      PMIF_NOW: over.now,
      PMIF_PUBLIC_URL: 'https://performance.example.gov.uk',
      PMIF_DATA_DIR: mkdtempSync(join(tmpdir(), 'pmif-before-')),
      PORT: '0',
      LOG_LEVEL: 'silent',
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(JSON.stringify(commands));
  const [out, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (out === '') throw new Error(`the commands did not end well: ${said}`);
  return JSON.parse(out) as readonly Ran[];
}
