import type { View } from '../../../core/view.ts';
import { offerDocument } from '../../../messaging/use-cases/offer-document.ts';
import type { Inbound } from '../../../actions/inbound.ts';
import type { UserAction } from '../../../actions/action.ts';
import { groupOf, mayWriteFor } from './groups.ts';
import { notYours } from './write-explainer.ts';
import { makeSheet } from './make-sheet.ts';

type Press = NonNullable<Inbound['press']>;

const TYPED = /^(?:sheet|print) (\S{1,100})$/i;

/** *The sheet to print*, for a group's lead or the performance team; undefined for any other press. */
export async function pressForSheet(action: UserAction, { verb, data }: Press): Promise<View | undefined> {
  return verb === 'printSheet' ? printSheet(action, data.group ?? '') : undefined;
}

/** `sheet CODE`, typed; undefined for anything else. */
export async function typedForSheet(action: UserAction, text: string): Promise<View | undefined> {
  const code = TYPED.exec(text.trim())?.[1];
  return code === undefined ? undefined : printSheet(action, code);
}

async function printSheet(action: UserAction, code: string): Promise<View> {
  const { services, context, person } = action;
  const group = await groupOf(services, code.slice(0, 200));
  if (group === undefined || services.printSheet === undefined)
    return { kind: 'notice', about: { what: 'noSuchExplainer' } };
  if (!mayWriteFor(person.person, group)) return notYours(context, group);
  const { facts, address } = await makeSheet(services, context, group, { preview: true });
  const bytes = await services.printSheet(facts, address, 'pdf');
  const talk = Buffer.from(await services.printSheet(facts, address, 'txt')).toString('utf8');
  const name = `${group.code.replace(/[^\w-]+/g, '-')}-sheet-${context.today}.pdf`;
  const lines = facts.draft
    ? ['This is a draft: its words wait to be approved, so please do not put it up yet.']
    : ['Please print this and put it up where the team will see it. It is one page.', ...talk.split('\n\n').slice(-2)];
  return offerDocument(
    action,
    { name, type: 'application/pdf', bytes },
    { title: `The sheet for ${group.name}`, lines },
  );
}
