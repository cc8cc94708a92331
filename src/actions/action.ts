import type { z } from 'zod';
import type { Needed, Relationship } from '../core/rights/may.ts';
import { allows, rolesOf } from '../core/rights/relationships.ts';
import type { Services, TodayContext } from '../core/services.ts';
import type { View } from '../core/view.ts';
import type { PersonFile } from '../messaging/people.ts';
import type { Inbound } from './inbound.ts';

/** One person doing something, known to the register or not. Who they are comes from the verified activity. */
export type Visitor = {
  readonly services: Services;
  readonly context: TodayContext;
  readonly inbound: Inbound;
  readonly person: PersonFile | undefined;
};

/** Somebody of the register doing something: everything that a handler needs. */
export type UserAction = Visitor & {
  readonly person: PersonFile;
  /** Numbers of the list last shown that are still to come after this form, as the form says. */
  readonly rest: readonly number[];
};

/**
 * What an action is about: a measure, a request, a group. `find` loads it, or gives the view that says why there is none.
 * What somebody is to it decides the right; `refuse` is what they are shown without it.
 */
export type Subject<Input, Found, Who extends Visitor = UserAction> = {
  find(action: Who, input: Input): Promise<{ readonly found: Found } | { readonly view: View }>;
  relationships(action: Who, found: Found): readonly Relationship[];
  refuse(action: Who, found: Found, input: Input): View | Promise<View>;
};

type About<Input, Found, Who extends Visitor> = {
  readonly right: Needed;
  readonly on: Subject<Input, Found, Who>;
  handle(action: Who, input: Input, found: Found): View | Promise<View>;
};

/** Nothing in particular: roles alone decide. */
type AtDesk<Input, Who extends Visitor> = {
  readonly right: Needed;
  handle(action: Who, input: Input): View | Promise<View>;
};

type PressParts<Input> = {
  /** Reads what the card sent: untrusted, a flat record of texts. Fields have defaults, so that a known card is always read. */
  readonly input: z.ZodType<Input>;
  /** Whether the answer is a message of its own, below a card that stays as it is. */
  readonly below?: (input: Input, view: View) => boolean;
};

type CommandParts<Input> = {
  /** The name in the table of rights. */
  readonly command: string;
  /** Reads the sentence, or fails: then it is another command's. */
  readonly input: z.ZodType<Input>;
  /** Read after all others, because its pattern is wide enough to take their sentences. */
  readonly last?: true;
  /** An example and what it does, for *What can I type?* and the rights page. */
  readonly help?: { readonly typed: string; readonly does: string };
};

/** What came of an action; `notRead`: the input is not for it. */
export type Outcome = { readonly view: View; readonly below: boolean } | 'notRead';

/** An action as the dispatcher knows it: its types were checked together where it was declared. */
export type Action = {
  readonly right: Needed;
  run(visitor: Visitor, raw: unknown): Promise<Outcome>;
};
export type Press = Action;
export type Command = Action & Pick<CommandParts<unknown>, 'command' | 'last' | 'help'>;

type Declared<Input, Found, Who extends Visitor> = About<Input, Found, Who> | AtDesk<Input, Who>;

/** Declares a press of somebody of the register. */
export function press<Input, Found = never>(declared: PressParts<Input> & Declared<Input, Found, UserAction>): Press {
  return { right: declared.right, run: runner(declared, registered, declared.below) };
}

/** Declares a press of anybody who has the card before them, of the register or not. */
export function openPress<Input, Found = never>(declared: PressParts<Input> & Declared<Input, Found, Visitor>): Press {
  return { right: declared.right, run: runner(declared, (visitor) => visitor, declared.below) };
}

/** Declares a typed sentence of somebody of the register. */
export function command<Input, Found = never>(
  declared: CommandParts<Input> & Declared<Input, Found, UserAction>,
): Command {
  const { command: name, right, last, help } = declared;
  return { command: name, right, run: runner(declared, registered), ...(last && { last }), ...(help && { help }) };
}

/** Declares a typed sentence of anybody. */
export function openCommand<Input, Found = never>(
  declared: CommandParts<Input> & Declared<Input, Found, Visitor>,
): Command {
  const { command: name, right, last, help } = declared;
  const run = runner(declared, (visitor) => visitor);
  return { command: name, right, run, ...(last && { last }), ...(help && { help }) };
}

/** Reads the input, finds what it is about, checks the right, calls the handler: the only order there is. */
function runner<Input, Found, Who extends Visitor>(
  declared: Pick<PressParts<Input>, 'input'> & Declared<Input, Found, Who>,
  as: (visitor: Visitor) => Who | undefined,
  below: PressParts<Input>['below'] = () => false,
): Action['run'] {
  return async (visitor, raw) => {
    const read = declared.input.safeParse(raw);
    if (!read.success) return 'notRead';
    const who = as(visitor);
    const input = read.data;
    const view = who === undefined ? strangerView(visitor.context) : await decided(declared, who, input);
    return { view, below: below(input, view) };
  };
}

async function decided<Input, Found, Who extends Visitor>(
  declared: Declared<Input, Found, Who>,
  who: Who,
  input: Input,
): Promise<View> {
  const roles = rolesOf(who.person);
  if (!('on' in declared)) {
    return allows(declared.right, roles) ? declared.handle(who, input) : notYourDesk(who.context);
  }
  const looked = await declared.on.find(who, input);
  if ('view' in looked) return looked.view;
  const { found } = looked;
  return allows(declared.right, [...roles, ...declared.on.relationships(who, found)])
    ? declared.handle(who, input, found)
    : declared.on.refuse(who, found, input);
}

function registered(visitor: Visitor): UserAction | undefined {
  const { person } = visitor;
  return person && { ...visitor, person, rest: restOf(visitor.inbound.press?.data.rest) };
}

/** Numbers of the list that a form carried, such as `2,4`; what is no number is dropped. */
function restOf(text = ''): number[] {
  return text
    .slice(0, 400)
    .split(',')
    .map(Number)
    .filter((number) => Number.isInteger(number) && number > 0);
}

/** What somebody outside the register is told, once they type or press. */
export function strangerView({ framework }: TodayContext): View {
  const { name, contact } = framework.organisation;
  return { kind: 'notice', about: { what: 'stranger', organisation: name, contact } };
}

export function notYourDesk({ framework }: TodayContext): View {
  return { kind: 'notice', about: { what: 'notYourDesk', contact: framework.organisation.contact } };
}
