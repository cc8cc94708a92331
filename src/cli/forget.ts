import type { Command } from 'commander';
import { forget } from '../features/records/use-cases/forget.ts';
import type { Product } from '../container.ts';
import type { ExitCode } from './exit-code.ts';
import { type Shared, wantsJson, withProduct } from './shell.ts';

/** `pmif forget EMAIL`: somebody who has left is removed; what they gave stays. */
export async function forgetCommand(product: Product, address: string, json: boolean): Promise<ExitCode> {
  const done = await forget(product.services, await product.forgetting(), address);
  if (json) console.log(JSON.stringify(done));
  else if (done.kind === 'refused') console.log(`Not forgotten. ${done.problem} ${done.cure}`);
  else {
    console.log(`Forgotten. What they gave stays, under ${done.key}; ${done.drafts} unsent drafts are gone.`);
    console.log('Take them out of people.csv too, or the next import brings them back. Older backups still hold them.');
  }
  return done.kind === 'refused' ? 1 : 0;
}

/** `pmif forget`. */
export function addForget(program: Command): void {
  program
    .command('forget')
    .description('remove somebody who has left: name, addresses, how they are reached; what they gave stays')
    .argument('<email>')
    .option('--json')
    .action((email: string, options: Shared) =>
      withProduct(options, (product) => forgetCommand(product, email, wantsJson(program, options))),
    );
}
