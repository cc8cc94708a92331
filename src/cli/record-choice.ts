import type { Command } from 'commander';
import { type ChoiceRequest, recordChoice } from '../features/analysis/use-cases/record-choice.ts';
import type { Product } from '../container.ts';
import { argumentOf, type ExitCode, nowOption, type Shared, withProduct } from './shell.ts';

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

type Decided = { readonly by: string; readonly why: string };

function declare(command: Command): Command {
  return command
    .requiredOption('--by <email>', 'who of the performance team decides it')
    .requiredOption('--why <text>')
    .addOption(nowOption());
}

export function declareStep(command: Command): void {
  declare(command).action(
    withProduct((product, { by, why, json }: Decided & Shared, code: string, from: string) =>
      recordChoiceCommand(product, { code, by, why, choice: { what: 'step', from } }, json),
    ),
  );
}

export function declareScreen(command: Command): void {
  argumentOf(command, 'on|off').choices(['on', 'off']);
  declare(command).action(
    withProduct((product, { by, why, json }: Decided & Shared, code: string, on: string) =>
      recordChoiceCommand(product, { code, by, why, choice: { what: 'screening', on: on === 'on' } }, json),
    ),
  );
}
