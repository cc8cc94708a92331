import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { personData } from '../features/records/use-cases/person-data.ts';
import type { Product } from '../container.ts';
import { type ExitCode, type Shared, withProduct } from './shell.ts';

/** `pmif person EMAIL --out FILE`: everything that is kept about a person, for them. */
export async function personCommand(
  { services, backupServices }: Product,
  address: string,
  out: string | undefined,
  json: boolean,
): Promise<ExitCode> {
  const data = await personData(services, backupServices.archive, address);
  if (data === undefined) {
    console.log(json ? JSON.stringify({ problem: 'nobody' }) : 'No one has that address. Check how it is written.');
    return 1;
  }
  const text = `${JSON.stringify(data, null, 1)}\n`;
  if (out !== undefined) await writeFile(out, text, { mode: 0o600 });
  if (json || out === undefined) process.stdout.write(json ? JSON.stringify(data) : text);
  else {
    const { aboutThem, namesThem } = data;
    console.log(`${aboutThem.length} rows about them and ${namesThem.length} that name them are in ${out}.`);
    console.log('Read it before you hand it over: what others wrote may be about other people too.');
  }
  return 0;
}

export function declarePerson(command: Command): void {
  command
    .option('--out <file>')
    .action(
      withProduct((product, { out, json }: Shared & { readonly out?: string }, email: string) =>
        personCommand(product, email, out, json),
      ),
    );
}
