import { type Command, InvalidArgumentError } from 'commander';
import { findAndRelease, type Released } from '../features/release/use-cases/release-readings.ts';
import { actorOf } from '../features/release/use-cases/who-acts.ts';
import type { Which } from '../features/release/rules/which.ts';
import type { Product } from '../container.ts';
import { argumentOf, type ExitCode, nowOption, refuse, type Shared, withChecked } from './shell.ts';

export type ReleaseRequest = { readonly which: Which; readonly by?: string | undefined; readonly dry: boolean };

/** `pmif release`. Exit 1 where a reading is blocked by its words, or a named measure has none; the rest is released. */
export async function releaseCommand(
  { services }: Pick<Product, 'services'>,
  { which, by, dry }: ReleaseRequest,
  json: boolean,
): Promise<ExitCode> {
  const actor = await actorOf(services, by);
  if (actor.kind === 'refused') return refuse(actor);
  const run = await findAndRelease(services, actor.by, which, dry);
  if (run.kind === 'refused') return refuse(run);
  const rows = run.released.map(rowOf);
  const count = (what: string) => rows.filter(({ outcome }) => outcome === what).length;
  const counts = { released: count('released'), already: count('already'), blocked: count('blocked') };
  if (json) console.log(JSON.stringify({ period: run.period.text, dry, ...counts, readings: rows }));
  else {
    for (const { code, period, outcome, why } of rows) {
      if (outcome !== 'noReading' || which.of === 'measures') {
        console.log(`${code}  ${period}  ${WORDS[outcome]}${why === '' ? '' : `: ${why}`}`);
      }
    }
    const would = dry ? 'would be released' : 'released';
    console.log(
      `${counts.released} ${would}, ${counts.already} were already, ${counts.blocked} are blocked by their words.`,
    );
  }
  const asked = which.of === 'measures';
  const missing = asked && (rows.length === 0 || count('noReading') > 0);
  return counts.blocked > 0 || missing ? 1 : 0;
}

const WORDS = {
  released: 'released',
  already: 'released already',
  blocked: 'not released: its words name a hidden number',
  noReading: 'has no figure',
} as const;

function rowOf({ code, period, outcome }: Released) {
  switch (outcome.kind) {
    case 'release':
      return { code, period, outcome: 'released' as const, notes: outcome.notes, why: '' };
    case 'blocked': {
      const why = outcome.named.map(({ field, text }) => `“${text}” in ${field}`).join(', ');
      return { code, period, outcome: 'blocked' as const, notes: [], why };
    }
    case 'already':
    case 'noReading':
      return { code, period, outcome: outcome.kind, notes: [], why: '' };
  }
}

export function declareRelease(command: Command): void {
  argumentOf(command, 'code').description = 'a measure; or leave it out and give --committee or --objective';
  command
    .option('--committee <code>', 'everything of its remit')
    .option('--objective <code>', 'everything of a policy objective')
    .option('--period <period>', 'whose readings, where no measure is named')
    .option('--by <email>', 'who of the performance team decides it')
    .option('--dry', 'say what would be released and what blocks it, and change nothing')
    .addOption(nowOption())
    .action(
      withChecked((options: Options & Shared, code: string | undefined, period: string | undefined) => {
        const which = whichOf(code, period, options);
        const { by, dry = false, json } = options;
        return (product) => releaseCommand(product, { which, dry, by }, json);
      }),
    );
}

type Options = Readonly<{ committee?: string; objective?: string; period?: string; by?: string; dry?: boolean }>;

function whichOf(code: string | undefined, period: string | undefined, options: Options): Which {
  const when = options.period ?? period;
  const named = [code, options.committee, options.objective].filter((one) => one !== undefined);
  if (named.length !== 1 || when === undefined) {
    throw new InvalidArgumentError(
      'Name one of: a measure and its period; --committee with --period; --objective with --period.',
    );
  }
  if (options.committee !== undefined) return { of: 'committee', committee: options.committee, period: when };
  if (options.objective !== undefined) return { of: 'objective', objective: options.objective, period: when };
  return { of: 'measures', codes: [code ?? ''], period: when };
}
