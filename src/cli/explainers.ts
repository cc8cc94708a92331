import type { Command } from 'commander';
import { readToday } from '../core/services.ts';
import { groupOf } from '../features/thrive/use-cases/groups.ts';
import { gapsOf, thriveReach } from '../features/thrive/use-cases/overview.ts';
import { write } from '../features/thrive/use-cases/write-explainer.ts';
import type { Product } from '../container.ts';
import { type ExitCode, nowOption, type Shared, withProduct } from './shell.ts';

type Options = { readonly approve?: string; readonly sentence?: string };

/** `pmif explainers`: what was sent and is pending, reach, clarity, gaps; `--approve GROUP` approves its draft. */
export async function explainersCommand(product: Product, options: Options, json: boolean): Promise<ExitCode> {
  if (options.approve !== undefined) return approve(product, options.approve, options.sentence ?? '', json);
  const { services, words } = product;
  const context = await readToday(services);
  const [{ standings, sum }, gaps] = [await thriveReach(services), await gapsOf(services, context)];
  const explainers = [];
  for await (const { group, code, period, state } of services.store.explainers.all())
    explainers.push({ group, code, period, state });
  if (json) {
    console.log(JSON.stringify({ groups: standings, sum, gaps, explainers }));
    return 0;
  }
  console.log(words.thriveReach(sum).join('\n'));
  for (const { group, code, period, state } of explainers)
    console.log(`${state.padEnd(9)} ${group}: ${code} ${period}`);
  for (const { group, code, what } of gaps) console.log(`gap       ${group}${code === '' ? '' : ` ${code}`}: ${what}`);
  return 0;
}

async function approve({ services }: Product, code: string, sentence: string, json: boolean): Promise<ExitCode> {
  const context = await readToday(services);
  const group = await groupOf(services, code);
  const draft = group && (await services.store.explainers.ofGroup(group.code)).find(({ state }) => state === 'draft');
  if (group === undefined || draft === undefined) {
    const why = group === undefined ? `There is no group ${code}.` : `There is no draft to approve for ${group.name}.`;
    console.error(`${why} pmif explainers lists what there is; pmif run explain drafts what came out.`);
    if (json) console.log(JSON.stringify({ approved: false }));
    return 1;
  }
  const view = await write({ services, context }, group, draft, { what: 'approved', by: 'command', sentence });
  const problems = view.kind === 'explainerDraft' ? view.problems : [];
  const approved = view.kind === 'explainerDraft' && view.state === 'approved';
  if (json) console.log(JSON.stringify({ approved, ...draftName(draft), problems }));
  else if (approved)
    console.log(`Approved: ${draft.code} ${draft.period} for ${group.name}. It goes with pmif run explain.`);
  for (const { problem, cure } of problems) console.error(`${problem} ${cure}`);
  return approved ? 0 : 1;
}

const draftName = ({ group, code, period }: { group: string; code: string; period: string }) => ({
  group,
  code,
  period,
});

export function declareExplainers(command: Command): void {
  command
    .option('--approve <group>', 'approve the draft of this group')
    .option('--sentence <text>', 'the sentence to put in it')
    .addOption(nowOption())
    .action(withProduct((product, options: Options & Shared) => explainersCommand(product, options, options.json)));
}
