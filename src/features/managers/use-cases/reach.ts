import { type ReachState, reachOf } from '../../../messaging/rules/reach.ts';
import type { Person } from '../../../core/measures/people.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import { type Services, readToday } from '../../../core/services.ts';
import { notLinked } from '../../channels/feature.ts';

type NotReachedOwner = Pick<Person, 'name' | 'email'> & { readonly why: Exclude<ReachState, 'reached'> };

/**
 * `reached` counts owners with a chat; an owner without one is `untried` if an Entra id may open it. Reads the whole
 * register, so no scheduled run may call it.
 */
export async function reachOfOwners(services: Services) {
  const { store } = services;
  const owners = new Set<PersonKey>();
  for await (const { measure } of store.measures.all()) {
    if (measure.status === 'live' && measure.owner !== undefined) owners.add(measure.owner);
  }
  const notReached: NotReachedOwner[] = [];
  for await (const file of store.people.all()) {
    if (!owners.has(file.profile.key)) continue;
    const why = reachOf(file);
    if (why !== 'reached') notReached.push({ name: file.profile.name, email: file.profile.email, why });
  }
  notReached.sort((a, b) => a.why.localeCompare(b.why) || a.name.localeCompare(b.name));
  const channels = await notLinked(services, await readToday(services));
  return { owners: owners.size, reached: owners.size - notReached.length, notReached, notLinked: channels };
}

export async function showReach({ services }: UserAction): Promise<View> {
  const { owners, notReached, notLinked: channels } = await reachOfOwners(services);
  const about = notReached.map(({ name, why }) => ({ name, why }));
  return {
    kind: 'notice',
    about: { what: 'reach', owners, notReached: about, channels, link: services.installLink ?? '' },
  };
}
