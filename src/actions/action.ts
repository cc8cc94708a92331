import type { z } from 'zod';
import { type Reader, readerOf } from '../core/measures/people.ts';
import type { Needed, Relationship } from '../core/rights/may.ts';
import { allows, rolesOf } from '../core/rights/relationships.ts';
import { checkedAgain } from '../core/save-with-retry.ts';
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
  readonly on: Subject<NoInfer<Input>, Found, Who>;
  handle(action: Who, input: NoInfer<Input>, found: Found): View | Promise<View>;
};

/** Nothing in particular: roles alone decide. */
type AtDesk<Input, Who extends Visitor> = {
  readonly right: Needed;
  /** What somebody without the right is shown; that it is for the performance team, where nothing else is said. */
  refuse?(action: Who, input: NoInfer<Input>): View | Promise<View>;
  handle(action: Who, input: NoInfer<Input>): View | Promise<View>;
};

type PressParts<Input> = {
  /** Reads what the card sent: untrusted, a flat record of texts. Fields have defaults, so that a known card is always read. */
  readonly input: z.ZodType<Input>;
  /** Whether the answer is a message of its own, below a card that stays as it is. */
  readonly below?: (input: Input, view: View, visitor: Visitor) => boolean;
};

type CommandParts<Input> = {
  /** The name in the table of rights. */
  readonly command: string;
  /** Reads the sentence, or fails: then it is another command's. */
  readonly input: z.ZodType<Input>;
  /** Read after all others, because its pattern is wide enough to take their sentences. */
  readonly last?: true;
  /** An example and what it does, for the rights page; *What can I type?* of the readers it is `for` lists it. */
  readonly help?: { readonly typed: string; readonly does: string; readonly for?: readonly Reader[] };
};

/** What came of an action; `notRead`: the input is not for it. */
export type Outcome = { readonly view: View; readonly below: boolean } | 'notRead';

/** An action as the dispatcher knows it: its types were checked together where it was declared. */
export type Action = {
  readonly right: Needed;
  readonly input: z.ZodType;
  run(visitor: Visitor, raw: unknown): Promise<Outcome>;
};
export type Press = Action;
export type Command = Action & Pick<CommandParts<unknown>, 'command' | 'last' | 'help'>;

/** Declares a press of somebody of the register, about nothing in particular: roles alone decide. */
export const press = <Input>(declared: PressParts<Input> & AtDesk<Input, UserAction>): Press => ({
  right: declared.right,
  input: declared.input,
  run: runner(declared, registered, atDesk(declared), declared.below),
});

/** Declares a press of somebody of the register about something: a measure, a request, a group. */
export const pressOn = <Input, Found>(declared: PressParts<Input> & About<Input, Found, UserAction>): Press => ({
  right: declared.right,
  input: declared.input,
  run: runner(declared, registered, onSubject(declared), declared.below),
});

/** Declares a press of anyone who has the card, of the register or not. */
export const openPress = <Input>(declared: PressParts<Input> & AtDesk<Input, Visitor>): Press => ({
  right: declared.right,
  input: declared.input,
  run: runner(declared, (visitor) => visitor, atDesk(declared), declared.below),
});

/** Declares a typed sentence of somebody of the register, about nothing in particular. */
export const command = <Input>(declared: CommandParts<Input> & AtDesk<Input, UserAction>): Command => ({
  ...partsOf(declared),
  run: runner(declared, registered, atDesk(declared)),
});

/** Declares a typed sentence of somebody of the register about something. */
export const commandOn = <Input, Found>(declared: CommandParts<Input> & About<Input, Found, UserAction>): Command => ({
  ...partsOf(declared),
  run: runner(declared, registered, onSubject(declared)),
});

/** Declares a typed sentence of anyone. */
export const openCommand = <Input>(declared: CommandParts<Input> & AtDesk<Input, Visitor>): Command => ({
  ...partsOf(declared),
  run: runner(declared, (visitor) => visitor, atDesk(declared)),
});

function partsOf<Input>({ command: name, right, input, last, help }: CommandParts<Input> & { readonly right: Needed }) {
  return { command: name, right, input, ...(last && { last }), ...(help && { help }) };
}

type Decide<Input, Who> = (who: Who, input: Input) => Promise<View>;

/** Reads the input, finds what it is about, checks the right, calls the handler: the only order there is. */
function runner<Input, Who extends Visitor>(
  { input }: Pick<PressParts<Input>, 'input'>,
  as: (visitor: Visitor) => Who | undefined,
  decide: Decide<Input, Who>,
  below: PressParts<Input>['below'] = () => false,
): Action['run'] {
  return async (visitor, raw) => {
    const read = input.safeParse(raw);
    if (!read.success) return 'notRead';
    const who = as(visitor);
    const view = who === undefined ? strangerView(visitor.context) : await decide(who, read.data);
    return { view, below: below(read.data, view, visitor) };
  };
}

function atDesk<Input, Who extends Visitor>(declared: AtDesk<Input, Who>): Decide<Input, Who> {
  const { right, refuse = ({ context }: Who) => notYourDesk(context), handle } = declared;
  return async (who, input) => (allows(right, rolesOf(who.person)) ? handle(who, input) : refuse(who, input));
}

function onSubject<Input, Found, Who extends Visitor>({
  right,
  on,
  handle,
}: About<Input, Found, Who>): Decide<Input, Who> {
  return (who, input) =>
    checkedAgain(async () => {
      const looked = await on.find(who, input);
      if ('view' in looked) return looked.view;
      const { found } = looked;
      const relationships = [...rolesOf(who.person), ...on.relationships(who, found)];
      return allows(right, relationships) ? handle(who, input, found) : on.refuse(who, found, input);
    });
}

/** The visitor as somebody of the register; undefined where they are not. */
export function registered(visitor: Visitor): UserAction | undefined {
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

/** What a person most likely wants, where a sentence or a button is not understood. */
export function notUnderstood({ person }: UserAction): View {
  const reader = readerOf(person.profile.roles, person.duties);
  return { kind: 'notice', about: { what: 'notUnderstood', open: person.list?.items.length ?? 0, reader } };
}
