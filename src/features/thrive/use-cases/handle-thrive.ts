import { readThriveCommand } from '../rules/read-thrive-command.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import { askAboutExplainer, sayWhetherClear } from './answer-explainer.ts';
import { answerGroup } from './answer-question.ts';
import { showThrive } from './overview.ts';
import { chooseGroup, showLink } from './show-link.ts';
import type { Visitor } from '../../../actions/action.ts';
import { groupOf, mayWriteFor } from './groups.ts';
import { draftView, notYours, pressWriting, withMore } from './write-explainer.ts';

/**
 * What is typed or pressed about how a group's work counts; undefined for everything else. Most of it is for anybody who
 * has an explainer in front of them, whether the register knows them or not; the rest is for a group's lead and the
 * performance team.
 */
export async function handleThrive(visitor: Visitor): Promise<View | undefined> {
  const { inbound } = visitor;
  const { press } = inbound;
  if (press === undefined) return inbound.kind === 'typed' ? typed(visitor, inbound.text ?? '') : undefined;
  switch (press.verb) {
    case 'wasClear':
      return sayWhetherClear(visitor, press.data);
    case 'askQuestion':
      return askAboutExplainer(visitor, press.data);
    case 'showLink':
      return chooseGroup(visitor, press.data.group ?? '', press.data.step ?? '');
    case 'writeExplainer':
    case 'approveExplainer':
    case 'answerGroup':
    case 'showThrive':
    case 'showDraft': {
      const action = visitOf(visitor);
      return action && pressedByStaff(action, press.verb, press.data);
    }
    default:
      return undefined;
  }
}

async function typed(visitor: Visitor, text: string): Promise<View | undefined> {
  const command = readThriveCommand(text);
  if (command?.kind === 'link') return showLink(visitor, command.group);
  const action = command && visitOf(visitor);
  return action && showThrive(action);
}

async function pressedByStaff(action: UserAction, verb: string, data: Readonly<Record<string, string>>): Promise<View> {
  switch (verb) {
    case 'answerGroup':
      return answerGroup(action, data);
    case 'showThrive':
      return showThrive(action, Number(data.page ?? '1') || 1);
    case 'showDraft':
      return showDraft(action, data.group ?? '');
    default:
      return pressWriting(action, verb, data);
  }
}

/** The draft that waits for a group, for somebody of the performance team who writes or approves it. */
async function showDraft(action: UserAction, code: string): Promise<View> {
  const { services, context, person } = action;
  const group = await groupOf(services, code.slice(0, 200));
  if (group === undefined) return { kind: 'notice', about: { what: 'noSuchExplainer' } };
  if (!mayWriteFor(person.person, group)) return notYours(context, group);
  const open = (await services.store.explainers.ofGroup(group.code)).find(
    ({ state }) => state === 'draft' || state === 'approved',
  );
  if (open === undefined) return { kind: 'notice', about: { what: 'noSuchExplainer' } };
  return withMore(action, group, await draftView(services, context, group, open));
}

function visitOf({ services, context, inbound, person }: Visitor): UserAction | undefined {
  return person && { services, context, inbound, person, rest: [] };
}
