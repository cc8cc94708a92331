import type { Command } from 'commander';
import { changeHold, namedHolds } from '../features/records/use-cases/legal-hold.ts';
import type { Product } from '../container.ts';
import type { ExitCode } from './exit-code.ts';
import { type Shared, wantsJson, withProduct } from './shell.ts';

type Given = { readonly why?: string; readonly end?: boolean };

const PROBLEMS = {
  unknown: 'There is no measure and nobody of that name. Give everything, a code, or an e-mail address.',
  noReason: 'Say why with --why: the reason is kept beside the hold.',
  notHeld: 'There is no legal hold on that.',
};

/** `pmif hold`: legal holds; without a name, those that stand. */
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

/** `pmif hold`. */
export function addHold(program: Command): void {
  program
    .command('hold')
    .description(
      'keep everything, a measure or a person whatever its age (legal hold); without a name, say what is kept',
    )
    .argument('[which]', 'everything, a code, or an e-mail address')
    .option('--why <reason>')
    .option('--end', 'end the hold')
    .option('--json')
    .action((which: string | undefined, options: Shared & Given) =>
      withProduct(options, (product) => holdCommand(product, which, options, wantsJson(program, options))),
    );
}
