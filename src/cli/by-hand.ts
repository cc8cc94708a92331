import { type Command, InvalidArgumentError } from 'commander';
import { letStand } from '../features/release/use-cases/let-stand.ts';
import { moveMeasure } from '../features/release/use-cases/move-measure.ts';
import { openByHand } from '../features/release/use-cases/open-by-hand.ts';
import { withdrawReading } from '../features/release/use-cases/take-back.ts';
import { actorOf } from '../features/release/use-cases/who-acts.ts';
import type { Product } from '../container.ts';
import type { ExitCode } from './exit-code.ts';
import { nowOption, type Shared, wantsJson, withProduct } from './shell.ts';

/** What one such act says: a line for people, the same as data, and how the command ends. */
type Said = { readonly line: string; readonly data: Readonly<Record<string, unknown>>; readonly exit: ExitCode };
type By = { readonly by?: string };
type ByHand =
  | ({ readonly act: 'open'; readonly code: string; readonly period: string } & By)
  | ({ readonly act: 'withdraw'; readonly code: string; readonly period: string; readonly why: string } & By)
  | ({
      readonly act: 'letStand';
      readonly code: string;
      readonly period: string;
      readonly what: 'figure' | 'words';
      readonly why: string;
    } & By)
  | ({
      readonly act: 'move';
      readonly code: string;
      readonly from: string;
      readonly to: string;
      readonly on: string;
      readonly why: string;
    } & By);

/** `pmif open`, `withdraw`, `let-stand` and `move`: acts of the performance team on one measure. */
export async function byHandCommand(
  { services }: Pick<Product, 'services'>,
  request: ByHand,
  json: boolean,
): Promise<ExitCode> {
  const actor = await actorOf(services, request.by);
  if (actor.kind === 'refused') {
    console.error(`${actor.problem} ${actor.cure}`);
    return 2;
  }
  const said = await act(services, actor.by, request);
  if (json) console.log(JSON.stringify(said.data));
  else if (said.exit === 0) console.log(said.line);
  else console.error(said.line);
  return said.exit;
}

type Services = Product['services'];
type Actor = Parameters<typeof openByHand>[1];

async function act(services: Services, by: Actor, request: ByHand): Promise<Said> {
  const { code } = request;
  switch (request.act) {
    case 'open': {
      const done = await openByHand(services, by, request);
      if (done.kind === 'refused') return refused(done);
      const period = 'due' in done ? done.due.period.text : done.period.text;
      const data = { code: done.measure.code, period, outcome: done.kind };
      if (done.kind === 'opened') {
        const { dueOn } = done.due;
        return { line: `${code} is open for ${period}, wanted by ${dueOn}.`, data: { ...data, dueOn }, exit: 0 };
      }
      if (done.kind !== 'askedAgain') return { line: `${code} for ${period}: ${done.kind}.`, data, exit: 1 };
      const isAsked = done.outcome.kind === 'nudged';
      const line = isAsked
        ? `${code} was open for ${period}: its owner is asked once more.`
        : `Nobody is asked: ${done.outcome.kind}.`;
      return { line, data: { ...data, ask: done.outcome.kind }, exit: isAsked ? 0 : 1 };
    }
    case 'withdraw': {
      const done = await withdrawReading(services, by, request, request.why);
      const data = { code, period: request.period, outcome: done.kind };
      if (done.kind === 'withdrawn') return { line: `${code} ${request.period} is withdrawn.`, data, exit: 0 };
      return { line: `Nothing of ${code} is released for ${request.period}.`, data, exit: 1 };
    }
    case 'letStand': {
      const isThere = await letStand(services, by, request);
      const data = { code, period: request.period, what: request.what, outcome: isThere ? 'recorded' : 'unknown' };
      return isThere
        ? { line: `Recorded: the ${request.what} of ${code} may stand for ${request.period}.`, data, exit: 0 }
        : refused({ problem: `There is no measure ${code}.`, cure: 'Its code is in the register’s measures.csv.' });
    }
    case 'move': {
      const done = await moveMeasure(services, by, request);
      if (done.kind === 'refused') return refused(done);
      const { from, to, on, measure } = done;
      const data = { code: measure.code, from, to, on, committees: measure.committees };
      return { line: `${measure.code} goes to ${to} from ${on}, and to ${from} until then.`, data, exit: 0 };
    }
  }
}

const refused = ({ problem, cure }: { readonly problem: string; readonly cure: string }): Said => ({
  line: `${problem} ${cure}`,
  data: { problem, cure },
  exit: 2,
});

type Options = Shared & By & { readonly why?: string };

/** What every such command takes, and its reason where it wants one. */
function commandOf(program: Command, name: string, description: string, reason: boolean): Command {
  const command = program.command(name).description(description).argument('<code>');
  command.option('--by <email>', 'who of the performance team decides it');
  if (reason) command.requiredOption('--why <text>', 'the reason, which stays in the history');
  return command.option('--json').addOption(nowOption());
}

const run = (program: Command, options: Options, request: ByHand) => {
  if ('why' in request && request.why.trim() === '') throw new InvalidArgumentError('Say why.');
  return withProduct(options, (product) => byHandCommand(product, request, wantsJson(program, options)));
};
const byOf = ({ by }: Options): By => (by === undefined ? {} : { by });

/** `pmif open`, `pmif withdraw`, `pmif let-stand`, `pmif move`. */
export function addByHand(program: Command): void {
  commandOf(program, 'open', 'open a period by hand (a survey, a one-off), or ask its owner once more', false)
    .argument('<period>')
    .action((code: string, period: string, options: Options) =>
      run(program, options, { act: 'open', code, period, ...byOf(options) }),
    );
  commandOf(program, 'withdraw', 'take a released figure from whoever saw it; it stays in the history', true)
    .argument('<period>')
    .action((code: string, period: string, options: Options) =>
      run(program, options, { act: 'withdraw', code, period, why: options.why ?? '', ...byOf(options) }),
    );
  commandOf(program, 'let-stand', 'record that a small figure, or words that seem to name one, may stand', true)
    .argument('<period>')
    .addArgument(program.createArgument('<what>').choices(['figure', 'words']))
    .action((code: string, period: string, what: 'figure' | 'words', options: Options) =>
      run(program, options, { act: 'letStand', code, period, what, why: options.why ?? '', ...byOf(options) }),
    );
  commandOf(program, 'move', 'move a measure from one committee to another from a day on', true)
    .requiredOption('--from <committee>')
    .requiredOption('--to <committee>')
    .requiredOption('--on <day>', 'such as 2026-07-01; it may lie in the past')
    .action((code: string, options: Options & { from: string; to: string; on: string }) => {
      const { from, to, on, why = '' } = options;
      return run(program, options, { act: 'move', code, from, to, on, why, ...byOf(options) });
    });
}
