import type { Command } from 'commander';
import { listDue } from '../features/readings/use-cases/list-due.ts';
import type { Product } from '../container.ts';
import { type ExitCode, nowOption, type Shared, withProduct } from './shell.ts';

/** `pmif due`: a line for each due reading, soonest first. */
export async function dueCommand({ services }: Product, owner: string | undefined, json: boolean): Promise<ExitCode> {
  const due = await listDue(services, owner);
  if (json) {
    console.log(JSON.stringify({ due }));
    return 0;
  }
  for (const line of due) {
    console.log(
      [line.dueOn, line.state.padEnd(9), line.code, line.period, line.owner, line.reason].join('  ').trimEnd(),
    );
  }
  console.log(due.length === 0 ? 'Nothing is due.' : `${due.length} due.`);
  return 0;
}

export function declareDue(command: Command): void {
  command
    .option('--owner <email>')
    .addOption(nowOption())
    .action(
      withProduct((product, { owner, json }: Shared & { readonly owner?: string }) => dueCommand(product, owner, json)),
    );
}
