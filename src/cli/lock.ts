import { type Command, InvalidArgumentError } from 'commander';
import { lockReadings, unlockReadings } from '../features/release/use-cases/lock-readings.ts';
import { actorOf } from '../features/release/use-cases/who-acts.ts';
import type { Product } from '../container.ts';
import type { Which } from '../features/release/rules/which.ts';
import { type ExitCode, nowOption, refuse, type Shared, withChecked } from './shell.ts';

export type LockRequest = {
  readonly which: Which;
  readonly by?: string | undefined;
  readonly dry?: boolean | undefined;
  readonly why?: string;
};

/** `pmif lock` and `pmif unlock`. Exit 1 where a named measure has nothing to lock, or nothing that is locked. */
export async function lockCommand(
  { services }: Pick<Product, 'services'>,
  { which, by, dry = false, why }: LockRequest,
  json: boolean,
): Promise<ExitCode> {
  const actor = await actorOf(services, by);
  if (actor.kind === 'refused') return refuse(actor);
  const run =
    why === undefined
      ? await lockReadings(services, actor.by, which, dry)
      : await unlockReadings(services, actor.by, which, { reason: why });
  if (run.kind === 'refused') return refuse(run);
  const count = (outcome: string) => run.rows.filter((row) => row.outcome === outcome).length;
  const counts = Object.fromEntries(Object.keys(WORDS).map((outcome) => [outcome, count(outcome)]));
  const done = why === undefined ? count('locked') + count('already') : count('unlocked');
  if (json) console.log(JSON.stringify({ period: run.period.text, dry, ...counts, readings: run.rows }));
  else {
    for (const { code, period, outcome } of run.rows) {
      if (which.of === 'measures' || outcome !== 'history') console.log(`${code}  ${period}  ${WORDS[outcome]}`);
    }
    const would = dry ? 'would be ' : '';
    console.log(why === undefined ? `${count('locked')} ${would}locked.` : `${count('unlocked')} unlocked.`);
  }
  return which.of === 'measures' && done === 0 ? 1 : 0;
}

const WORDS = {
  locked: 'locked',
  already: 'locked already',
  stillOpen: 'left open: nothing has come yet',
  history: 'history: only the performance team can change it anyway',
  unlocked: 'unlocked',
  notLocked: 'was not locked',
} as const;

type Options = Readonly<{ all?: boolean; committee?: string; by?: string; dry?: boolean; why?: string }>;

function whichOf(period: string, codes: readonly string[], { all, committee }: Options): Which {
  const named = [codes.length > 0, all === true, committee !== undefined].filter((one) => one);
  if (named.length !== 1) throw new InvalidArgumentError('Name measures, or --committee, or --all.');
  if (committee !== undefined) return { of: 'committee', committee, period };
  return all === true ? { of: 'all', period } : { of: 'measures', codes, period };
}

function declare(command: Command): Command {
  return command
    .option('--committee <code>', 'everything of its remit')
    .option('--all', 'everything of the framework')
    .option('--by <email>', 'who of the performance team decides it')
    .addOption(nowOption());
}

export function declareLock(command: Command): void {
  declare(command)
    .option('--dry', 'say what would be locked and change nothing')
    .action(
      withChecked((options: Options & Shared, period: string, codes: string[]) => {
        const request = { which: whichOf(period, codes, options), dry: options.dry, by: options.by };
        return (product) => lockCommand(product, request, options.json);
      }),
    );
}

export function declareUnlock(command: Command): void {
  declare(command)
    .requiredOption('--why <text>')
    .action(
      withChecked((options: Options & Shared, period: string, codes: string[]) => {
        const { by, why = '' } = options;
        if (why.trim() === '') throw new InvalidArgumentError('Say why: the reason is kept in the history.');
        const request = { which: whichOf(period, codes, options), why, by };
        return (product) => lockCommand(product, request, options.json);
      }),
    );
}
