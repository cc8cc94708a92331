import { chainOf } from '../rules/chain.ts';
import type { EmployeeGroup } from '../../../core/measures/people.ts';
import type { View } from '../../../core/view.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import type { Services } from '../../../core/services.ts';
import { relativesOfARun } from '../../small-numbers/feature.ts';
import { shownExplainer } from './answer-explainer.ts';
import { openCopy } from '../../small-numbers/feature.ts';
import { groupAt, groupOf, leads } from './groups.ts';
import type { Visitor } from '../../../actions/action.ts';

/**
 * `link`: how the work of one's own group counts. Whose it is, is told by the channel or chat where it was typed, by what
 * was typed behind it, by whom the register names as lead, or by what this person chose before; else it is asked.
 */
export async function showLink(visitor: Visitor, typed: string): Promise<View> {
  const group = await groupMeant(visitor, typed);
  if (group !== undefined) return linkView(visitor, group);
  return choiceOf(visitor);
}

async function choiceOf({ services, context }: Visitor, unanswered = false): Promise<View> {
  const groups = await services.store.frameworks.groups();
  if (groups.length === 0) {
    return { kind: 'notice', about: { what: 'noGroups', contact: context.framework.organisation.contact } };
  }
  const byName = [...groups].sort((a, b) => a.name.localeCompare(b.name));
  return { kind: 'groupChoice', groups: byName.map(({ code, name }) => ({ code, name })), unanswered };
}

/** *Which team is yours?* answered: remembered for the next time, and shown. `step` is `another` to choose anew. */
export async function chooseGroup(
  visitor: Visitor,
  { group: code, step }: { readonly group: string; readonly step: string },
): Promise<View> {
  const { services, inbound } = visitor;
  const group = code === '' ? undefined : await groupOf(services, code);
  if (group === undefined && step === '') return showLink(visitor, '');
  if (group === undefined) return choiceOf(visitor, step === 'chosen');
  const { entraId } = inbound.actor;
  if (entraId !== '' && inbound.channel === undefined) await services.store.explainers.chooseGroup(entraId, group.code);
  return linkView(visitor, group);
}

async function groupMeant({ services, person, inbound }: Visitor, typed: string): Promise<EmployeeGroup | undefined> {
  if (typed !== '') return groupOf(services, typed);
  if (inbound.channel !== undefined) {
    const channel = await services.store.channels.byConversation(inbound.channel.conversationId);
    return channel && groupAt(services, channel.channel.key);
  }
  const { entraId } = inbound.actor;
  const chosen = entraId === '' ? undefined : await services.store.explainers.ownGroup(entraId);
  const own = chosen === undefined ? undefined : await groupOf(services, chosen);
  if (own !== undefined || person === undefined) return own;
  return (await services.store.frameworks.groups()).find((group) => leads(person.person, group));
}

/** The latest explainer that the group has had; before the first, the chain and no figure. */
async function linkView(visitor: Visitor, group: EmployeeGroup): Promise<View> {
  const { services, context } = visitor;
  const sent = (await services.store.explainers.ofGroup(group.code)).filter(({ state }) => state === 'sent').reverse();
  for (const explainer of sent) {
    const shown = await shownExplainer(visitor, explainer);
    if (shown !== undefined) return shown;
  }
  return {
    kind: 'thriveLink',
    isOwn: visitor.inbound.channel === undefined,
    chain: chainOf(group, await measuresOf(services, context, group), context.framework, context.today),
  };
}

/** The group's measures that may stand in an open paper. */
export async function measuresOf(
  services: Services,
  context: Visitor['context'],
  group: Pick<EmployeeGroup, 'measures'>,
) {
  const files = await mapAtOnce(group.measures, 4, (code) => services.store.measures.open(code));
  const relatives = relativesOfARun(services, context.framework);
  const copies = await Promise.all(files.map((file) => file && openCopy(file, context, relatives)));
  return copies.flatMap((copy) => copy?.measure ?? []);
}
