import { readThriveCommand } from '../rules/read-thrive-command.ts';
import type { View } from '../../../core/view.ts';
import type { Visit } from '../../../core/services.ts';
import { askAboutExplainer, sayWhetherClear } from './answer-explainer.ts';
import { answerGroup } from './answer-question.ts';
import { showThrive } from './overview.ts';
import { chooseGroup, showLink } from './show-link.ts';
import type { Visitor } from './visitor.ts';
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
      const visit = visitOf(visitor);
      return visit && pressedByStaff(visit, press.verb, press.data);
    }
    default:
      return undefined;
  }
}

async function typed(visitor: Visitor, text: string): Promise<View | undefined> {
  const command = readThriveCommand(text);
  if (command?.kind === 'link') return showLink(visitor, command.group);
  const visit = command && visitOf(visitor);
  return visit && showThrive(visit);
}

async function pressedByStaff(visit: Visit, verb: string, data: Readonly<Record<string, string>>): Promise<View> {
  switch (verb) {
    case 'answerGroup':
      return answerGroup(visit, data);
    case 'showThrive':
      return showThrive(visit, Number(data.page ?? '1') || 1);
    case 'showDraft':
      return showDraft(visit, data.group ?? '');
    default:
      return pressWriting(visit, verb, data);
  }
}

/** The draft that waits for a group, for somebody of the performance team who writes or approves it. */
async function showDraft(visit: Visit, code: string): Promise<View> {
  const { needs, setting, person } = visit;
  const group = await groupOf(needs, code.slice(0, 200));
  if (group === undefined) return { kind: 'notice', about: { what: 'noSuchExplainer' } };
  if (!mayWriteFor(person.person, group)) return notYours(setting, group);
  const open = (await needs.store.explainers.ofGroup(group.code)).find(
    ({ state }) => state === 'draft' || state === 'approved',
  );
  if (open === undefined) return { kind: 'notice', about: { what: 'noSuchExplainer' } };
  return withMore(visit, group, await draftView(needs, setting, group, open));
}

function visitOf({ needs, setting, person }: Visitor): Visit | undefined {
  return person && { needs, setting, person, rest: [] };
}
