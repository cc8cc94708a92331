import type { Command } from 'commander';
import { type ChoiceRequest, recordChoice } from '../features/analysis/use-cases/record-choice.ts';
import type { Product } from '../container.ts';
import type { ExitCode } from './exit-code.ts';
import { decided, type Decided, nowOption, type Shared, wantsJson, withProduct } from './shell.ts';

/** `pmif step` and `pmif screen`: what the performance team decides about how a measure's figures are read. */
export async function recordChoiceCommand(
  { services }: Pick<Product, 'services'>,
  request: ChoiceRequest,
  json: boolean,
): Promise<ExitCode> {
  const outcome = await recordChoice(services, request);
  if (outcome.kind === 'refused') {
    console.error(outcome.because);
    return 2;
  }
  const { steps, screened } = outcome.choices;
  const said = { code: request.code, steps: steps.map((step) => ({ ...step, from: step.from.text })), screened };
  if (json) console.log(JSON.stringify(said));
  else {
    console.log(`${request.code}: recorded.`);
    for (const { from, why } of said.steps) console.log(`Counted afresh from ${from}: ${why}`);
    if (screened !== undefined) console.log(`Outlying moves are dropped: ${screened.why}`);
  }
  return 0;
}

/** `pmif step`. */
export function addStep(program: Command): void {
  program
    .command('step')
    .description('record that a measure changed for good: its figures are counted afresh from a period on')
    .argument('<code>')
    .argument('<period>')
    .requiredOption('--by <email>', 'who of the performance team decides it')
    .requiredOption('--why <text>')
    .option('--json')
    .addOption(nowOption())
    .action((code: string, from: string, options: Shared & Decided) =>
      withProduct(options, (product) =>
        recordChoiceCommand(
          product,
          { code, ...decided(options), choice: { what: 'step', from } },
          wantsJson(program, options),
        ),
      ),
    );
}

/** `pmif screen`. */
export function addScreen(program: Command): void {
  program
    .command('screen')
    .description('record whether outlying moves of a measure are dropped when its limits are drawn')
    .argument('<code>')
    .addArgument(program.createArgument('<on|off>').choices(['on', 'off']))
    .requiredOption('--by <email>', 'who of the performance team decides it')
    .requiredOption('--why <text>')
    .option('--json')
    .addOption(nowOption())
    .action((code: string, on: string, options: Shared & Decided) =>
      withProduct(options, (product) =>
        recordChoiceCommand(
          product,
          { code, ...decided(options), choice: { what: 'screening', on: on === 'on' } },
          wantsJson(program, options),
        ),
      ),
    );
}
