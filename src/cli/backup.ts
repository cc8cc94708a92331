import type { Command } from 'commander';
import { backup, restore, whyNotBackUpTo } from '../features/records/use-cases/backup.ts';
import type { Product } from '../container.ts';
import { type ExitCode, refuse, type Shared, withProduct } from './shell.ts';

const progress = (rows: number) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${rows} rows`);
};

type BackupOptions = Pick<Shared, 'json'> & { readonly force?: boolean };

export async function backupCommand(
  product: Product,
  file: string,
  { json, force = false }: BackupOptions,
): Promise<ExitCode> {
  const refused = await whyNotBackUpTo(product.backupServices.files, file, force);
  if (refused !== undefined) return refuse(refused);
  const { rows, hash } = await backup(product.backupServices, file, progress);
  console.log(json ? JSON.stringify({ file, rows, hash }) : `${rows} rows are in ${file}. SHA-256 of them: ${hash}`);
  if (!json) console.log('It holds names, addresses and what people wrote: restrict who can read it.');
  return 0;
}

/** `pmif restore FILE`: into an empty store only. */
export async function restoreCommand(product: Product, file: string, json: boolean): Promise<ExitCode> {
  const done = await restore(product.backupServices, file, progress);
  if (json) console.log(JSON.stringify(done));
  else if (done.kind === 'refused') console.log(`Not restored. ${done.problem} ${done.cure}`);
  else console.log(`${done.rows} rows of ${done.takenAt} are restored and read back: SHA-256 ${done.hash}`);
  return done.kind === 'refused' ? 1 : 0;
}

export function declareBackup(command: Command): void {
  command
    .option('--force', 'replace the file if it is there')
    .action(
      withProduct((product, options: Shared & BackupOptions, file: string) => backupCommand(product, file, options)),
    );
}

export function declareRestore(command: Command): void {
  command.action(withProduct((product, { json }, file: string) => restoreCommand(product, file, json)));
}
