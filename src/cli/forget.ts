import type { Command } from 'commander';
import { forget } from '../features/records/use-cases/forget.ts';
import type { Product } from '../container.ts';
import { type ExitCode, withProduct } from './shell.ts';

/** `pmif forget EMAIL`: removes a leaver; what they gave stays. */
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

export function declareForget(command: Command): void {
  command.action(withProduct((product, { json }, email: string) => forgetCommand(product, email, json)));
}
