import type { Command } from 'commander';
import { changeHold, namedHolds } from '../features/records/use-cases/legal-hold.ts';
import type { Product } from '../container.ts';
import { argumentOf, type ExitCode, type Shared, withProduct } from './shell.ts';

type Given = { readonly why?: string; readonly end?: boolean };

const PROBLEMS = {
  unknown: 'No measure and no person has that name. Give everything, a code, or an e-mail address.',
  noReason: 'Say why with --why: the reason is kept with the hold.',
  notHeld: 'There is no legal hold on that.',
};

/** `pmif hold`: begins or ends a legal hold; without a name, lists them. */
export async function holdCommand(
  { services }: Product,
  which: string | undefined,
  { why = '', end = false }: Given,
  json: boolean,
): Promise<ExitCode> {
  const step = end ? ('end' as const) : ('begin' as const);
  const outcome =
    which === undefined ? undefined : await changeHold(services, { step, which, reason: why, by: 'command' });
  const holds = await namedHolds(services);
  if (json) console.log(JSON.stringify({ ...(outcome && { outcome }), holds }));
  else if (outcome?.kind === 'refused') console.log(PROBLEMS[outcome.because]);
  else {
    for (const { name, since, by, reason } of holds) console.log(`${name}: since ${since}, by ${by}. ${reason}`);
    if (holds.length === 0) console.log('Nothing is under a legal hold.');
  }
  return outcome?.kind === 'refused' ? 1 : 0;
}

export function declareHold(command: Command): void {
  argumentOf(command, 'which').description = 'everything, a code, or an e-mail address';
  command
    .option('--why <reason>')
    .option('--end', 'end the hold')
    .action(
      withProduct((product, options: Given & Shared, which: string | undefined) =>
        holdCommand(product, which, options, options.json),
      ),
    );
}
