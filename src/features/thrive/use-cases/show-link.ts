import { chainOf } from '../rules/chain.ts';
import type { EmployeeGroup } from '../../../core/measures/people.ts';
import type { View } from '../../../core/view.ts';
import { shownExplainer } from './answer-explainer.ts';
import { openCopies } from './explainer-facts.ts';
import { groupAt, groupOf, leads } from './groups.ts';
import type { Visitor } from '../../../actions/action.ts';

/**
 * `link`: how the work of one's own group counts. The group is the typed one, that of the channel or chat, the one that
 * this person chose before, or the one that they lead; else it is asked.
 */
export async function showLink(visitor: Visitor, typed: string): Promise<View> {
  const group = await groupMeant(visitor, typed);
  return group === undefined ? choiceOf(visitor) : linkView(visitor, group);
}

async function choiceOf({ services, context }: Visitor, unanswered = false): Promise<View> {
  const groups = await services.store.frameworks.groups();
  if (groups.length === 0) {
    return { kind: 'notice', about: { what: 'noGroups', contact: context.framework.organisation.contact } };
  }
  const byName = [...groups].sort((a, b) => a.name.localeCompare(b.name));
  return { kind: 'groupChoice', groups: byName.map(({ code, name }) => ({ code, name })), unanswered };
}

/** The answer to *Which team is yours?* is remembered and shown. `step` is `another` to choose again. */
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
  return (await services.store.frameworks.groups()).find((group) => leads(person.profile, group));
}

/** The group's latest explainer; before the first, the chain without a figure. */
async function linkView(visitor: Visitor, group: EmployeeGroup): Promise<View> {
  const { services, context } = visitor;
  const sent = (await services.store.explainers.ofGroup(group.code)).filter(({ state }) => state === 'sent').reverse();
  for (const explainer of sent) {
    const shown = await shownExplainer(visitor, explainer);
    if (shown !== undefined) return shown;
  }
  const measures = (await openCopies(visitor, group)).map(({ measure }) => measure);
  const chain = chainOf(group, measures, context.framework, context.today);
  return { kind: 'thriveLink', isOwn: visitor.inbound.channel === undefined, chain };
}
