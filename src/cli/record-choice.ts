import { type ChoiceRequest, recordChoice } from '../app/record-choice.ts';
import type { Product } from '../container.ts';
import type { ExitCode } from './exit-code.ts';

/** `pmif step` and `pmif screen`: what the performance team decides about how a measure's figures are read. */
export async function recordChoiceCommand(
  { needs }: Pick<Product, 'needs'>,
  request: ChoiceRequest,
  json: boolean,
): Promise<ExitCode> {
  const outcome = await recordChoice(needs, request);
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
