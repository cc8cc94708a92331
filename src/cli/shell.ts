import { type Command, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../config/config.ts';
import { openProduct, type Product } from '../container.ts';
import type { ExitCode } from './exit-code.ts';

/** What every command takes. */
export type Shared = { readonly now?: Date; readonly json?: boolean };
/** An act of the performance team that wants a reason. */
export type Decided = { readonly by: string; readonly why: string };

export const decided = ({ by, why }: Decided): Decided => ({ by, why });

/** `--json` may stand before the command's name or after it. */
export const wantsJson = (program: Command, options: Shared) =>
  options.json === true || program.opts<{ json?: boolean }>().json === true;

/** `--now`, as every command that decides or stores takes it. */
export function nowOption(): Option {
  return new Option('--now <instant>', 'decide as if it were this instant').argParser((text) => {
    const instant = new Date(text);
    if (Number.isNaN(instant.getTime())) throw new InvalidArgumentError('Write it as 2026-11-24T10:00Z.');
    return instant;
  });
}

/** Opens the product as the environment says, acts, and lets go of it; the act's exit code becomes the command's. */
export async function withProduct(options: Shared, act: (product: Product) => Promise<ExitCode>): Promise<void> {
  const read = readConfig(process.env);
  if (read.kind === 'bad') {
    for (const { name, problem, cure } of read.problems) console.error(`${name}: ${problem} ${cure}`);
    process.exitCode = 2;
    return;
  }
  if (options.now !== undefined && read.config.mode !== 'local' && options.now.getTime() > Date.now()) {
    console.error('--now may not lie in the future outside local mode: it would stamp what is stored.');
    process.exitCode = 2;
    return;
  }
  const product = await openProduct(read.config, { ...(options.now !== undefined && { now: options.now }) });
  try {
    process.exitCode = await act(product);
  } finally {
    await product.close();
  }
}
