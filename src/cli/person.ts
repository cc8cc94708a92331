import { type Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { personData } from '../features/records/use-cases/person-data.ts';
import type { Product } from '../container.ts';
import type { ExitCode } from './exit-code.ts';
import { type Shared, wantsJson, withProduct } from './shell.ts';

/** `pmif person EMAIL --out FILE`: everything that is kept about somebody, for them. */
export async function personCommand(
  { services, backupServices }: Product,
  address: string,
  out: string | undefined,
  json: boolean,
): Promise<ExitCode> {
  const data = await personData(services, backupServices.archive, address);
  if (data === undefined) {
    console.log(json ? JSON.stringify({ problem: 'nobody' }) : 'Nobody has that address. Look at how it is written.');
    return 1;
  }
  const text = `${JSON.stringify(data, null, 1)}\n`;
  if (out !== undefined) await writeFile(out, text, { mode: 0o600 });
  if (json || out === undefined) process.stdout.write(json ? JSON.stringify(data) : text);
  else {
    const { aboutThem, namesThem } = data;
    console.log(`${aboutThem.length} rows about them and ${namesThem.length} that name them are in ${out}.`);
    console.log('Look through it before it is given: words that others wrote may speak of more people than one.');
  }
  return 0;
}

/** `pmif person`. */
export function addPerson(program: Command): void {
  program
    .command('person')
    .description('everything that is kept about somebody, for them to have')
    .argument('<email>')
    .option('--out <file>')
    .option('--json')
    .action((email: string, options: Shared & { out?: string }) =>
      withProduct(options, (product) => personCommand(product, email, options.out, wantsJson(program, options))),
    );
}
