import { type Command, InvalidArgumentError } from 'commander';
import { letStand } from '../features/release/use-cases/let-stand.ts';
import { moveMeasure } from '../features/release/use-cases/move-measure.ts';
import { openByHand } from '../features/release/use-cases/open-by-hand.ts';
import { withdrawReading } from '../features/release/use-cases/take-back.ts';
import { actorOf } from '../features/release/use-cases/who-acts.ts';
import type { Product } from '../container.ts';
import { argumentOf, type ExitCode, nowOption, refuse, type Shared, withChecked } from './shell.ts';

type Said = { readonly line: string; readonly data: Readonly<Record<string, unknown>>; readonly exit: ExitCode };
type By = { readonly by?: string | undefined };
type ByHand = By & { readonly code: string } & (
    | { readonly act: 'open'; readonly period: string }
    | { readonly act: 'withdraw'; readonly period: string; readonly why: string }
    | { readonly act: 'letStand'; readonly period: string; readonly what: 'figure' | 'words'; readonly why: string }
    | { readonly act: 'move'; readonly from: string; readonly to: string; readonly on: string; readonly why: string }
  );

/** `pmif open`, `withdraw`, `let-stand` and `move`: acts of the performance team on one measure. */
export async function byHandCommand(
  { services }: Pick<Product, 'services'>,
  request: ByHand,
  json: boolean,
): Promise<ExitCode> {
  const actor = await actorOf(services, request.by);
  if (actor.kind === 'refused') return refuse(actor);
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
        return { line: `${code} is open for ${period}, due on ${dueOn}.`, data: { ...data, dueOn }, exit: 0 };
      }
      if (done.kind !== 'askedAgain') return { line: `${code} for ${period}: ${done.kind}.`, data, exit: 1 };
      const isAsked = done.outcome.kind === 'nudged';
      const line = isAsked
        ? `${code} was open for ${period}: its owner is asked once more.`
        : `No one is asked: ${done.outcome.kind}.`;
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
        ? { line: `Recorded: the ${request.what} of ${code} may stay for ${request.period}.`, data, exit: 0 }
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

function declare(command: Command): Command {
  return command.option('--by <email>', 'who of the performance team decides it').addOption(nowOption());
}

const declareWithReason = (command: Command) =>
  declare(command).requiredOption('--why <text>', 'the reason, which is kept in the history');

function run(json: boolean, request: ByHand) {
  if ('why' in request && request.why.trim() === '') throw new InvalidArgumentError('Say why.');
  return (product: Product) => byHandCommand(product, request, json);
}

export function declareOpen(command: Command): void {
  declare(command).action(
    withChecked(({ by, json }: Options, code: string, period: string) => run(json, { act: 'open', code, period, by })),
  );
}

export function declareWithdraw(command: Command): void {
  declareWithReason(command).action(
    withChecked(({ by, json, why = '' }: Options, code: string, period: string) =>
      run(json, { act: 'withdraw', code, period, why, by }),
    ),
  );
}

export function declareLetStand(command: Command): void {
  argumentOf(command, 'what').choices(['figure', 'words']);
  declareWithReason(command).action(
    withChecked(({ by, json, why = '' }: Options, code: string, period: string, what: 'figure' | 'words') =>
      run(json, { act: 'letStand', code, period, what, why, by }),
    ),
  );
}

export function declareMove(command: Command): void {
  type Places = { readonly from: string; readonly to: string; readonly on: string };
  declareWithReason(command)
    .requiredOption('--from <committee>')
    .requiredOption('--to <committee>')
    .requiredOption('--on <day>', 'such as 2026-07-01; a day in the past is allowed')
    .action(
      withChecked(({ by, json, why = '', from, to, on }: Options & Places, code: string) =>
        run(json, { act: 'move', code, from, to, on, why, by }),
      ),
    );
}
