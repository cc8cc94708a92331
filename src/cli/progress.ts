import { type Command, Option } from 'commander';
import { writeFile } from 'node:fs/promises';
import { readToday } from '../core/services.ts';
import { gatherProgress } from '../features/progress/use-cases/gather-progress.ts';
import { progressPage } from '../features/progress/use-cases/show-progress.ts';
import type { Product } from '../container.ts';
import { countLines, type ProgressBy } from '../features/progress/rules/progress.ts';
import { type ExitCode, nowOption, type Shared, withProduct } from './shell.ts';

type Options = { readonly by: ProgressBy; readonly out?: string };

/** `pmif progress`: which figures have come, as the performance team sees it; with `--out` as a page to print. */
export async function progressCommand(
  { services, words }: Product,
  options: Options,
  json: boolean,
): Promise<ExitCode> {
  const context = await readToday(services);
  if (options.out !== undefined) {
    const page = await progressPage(services, context, options.by);
    await writeFile(options.out, page.bytes);
    if (!json) console.log(`${options.out}: a page to print.`);
    else console.log(JSON.stringify({ out: options.out, bytes: page.bytes.length }));
    return 0;
  }
  const progress = await gatherProgress(services, context);
  console.log(json ? JSON.stringify({ ...progress, counts: countLines(progress.lines) }) : words.progress(progress));
  return 0;
}

export function declareProgress(command: Command): void {
  command
    .addOption(new Option('--by <what>').choices(['service', 'committee']).default('service'))
    .option('--out <file>', 'a page to print (HTML)')
    .addOption(nowOption())
    .action(withProduct((product, options: Options & Shared) => progressCommand(product, options, options.json)));
}
