import { type Argument, type Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../config/config.ts';
import type { Product } from '../container.ts';
import { curableFault, printFault } from './faults.ts';

/** 0: done; 1: some of it could not be done, and the output says what; 2: unusable arguments or settings. */
export type ExitCode = 0 | 1 | 2;

export type Shared = { readonly json: boolean; readonly now?: Date };

type CommandAct = (product: Product) => Promise<ExitCode>;

const EARLIEST = new Date('2000-01-01T00:00Z');
const LATEST = new Date('2099-12-31T23:59Z');

/** `--now`, for every command that decides or stores. */
export function nowOption(): Option {
  return new Option('--now <instant>', 'decide as if it were this instant').argParser((text) => {
    const instant = new Date(text);
    if (Number.isNaN(instant.getTime())) throw new InvalidArgumentError('Write it as 2026-11-24T10:00Z.');
    // Bank holidays, periods and stored keys are of these years.
    if (instant < EARLIEST || instant > LATEST) throw new InvalidArgumentError('Give an instant from 2000 to 2099.');
    return instant;
  });
}

export function argumentOf(command: Command, name: string): Argument {
  const found = command.registeredArguments.find((argument) => argument.name() === name);
  if (found === undefined) throw new Error(`${command.name()} has no argument ${name}`);
  return found;
}

/** `--json` may come before the command's name or after it. */
export function sharedOptions<Own>(command: Command): Own & Shared {
  const options = command.optsWithGlobals<Own & Shared>();
  return { ...options, json: options.json === true };
}

/** The action of a command; its exit code becomes the program's. */
export function withProduct<Own, Args extends readonly unknown[]>(
  run: (product: Product, options: Own & Shared, ...args: Args) => Promise<ExitCode>,
) {
  return withChecked<Own, Args>(
    (options, ...args) =>
      (product) =>
        run(product, options, ...args),
  );
}

/** The same, where `read` throws InvalidArgumentError for unusable options or arguments before storage is opened. */
export function withChecked<Own, Args extends readonly unknown[]>(
  read: (options: Own & Shared, ...args: Args) => CommandAct,
) {
  return async function (this: Command, ...args: Args): Promise<void> {
    const options = sharedOptions<Own>(this);
    const act = read(options, ...args);
    const config = readConfig(process.env);
    if (config.kind === 'bad') {
      for (const { name, problem, cure } of config.problems) console.error(`${name}: ${problem} ${cure}`);
      process.exitCode = 2;
      return;
    }
    const { now } = options;
    if (now !== undefined && config.config.mode !== 'local' && now.getTime() > Date.now()) {
      throw new InvalidArgumentError(
        '--now must not be in the future outside local mode: it would stamp what is stored.',
      );
    }
    // Loaded last: help and unusable arguments do not wait for it.
    const { openProduct } = await import('../container.ts');
    const product = await openProduct(config.config, { now });
    try {
      process.exitCode = await act(product);
    } finally {
      await product.close();
    }
  };
}

/** Prints why a command is refused, and gives its exit code. */
export function refuse({ problem, cure }: { readonly problem: string; readonly cure: string }): ExitCode {
  console.error(`${problem} ${cure}`);
  return 2;
}

/** Prints a fault as one line. A fault of the program is thrown on; the program's first line prints it. */
export function reportFault(fault: unknown): ExitCode {
  if (fault instanceof CommanderError) {
    // Commander has printed its own errors; what a command threw itself is not printed yet.
    if (fault instanceof InvalidArgumentError) console.error(`error: ${fault.message}`);
    return fault.exitCode === 0 ? 0 : 2;
  }
  if (curableFault(fault) === undefined) throw fault;
  return printFault(fault);
}
