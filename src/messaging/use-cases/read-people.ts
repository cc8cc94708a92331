import type { PersonKey } from '../../core/measures/measure.ts';
import type { Services } from '../../core/services.ts';
import type { People, PersonFile } from '../people.ts';
import type { Colleague, Person } from '../../core/measures/people.ts';

/** Opens a person, once for each run. */
export type PeopleOfARun = (key: PersonKey) => Promise<PersonFile | undefined>;

/** The people of one run or action; those that were read already are not read again. */
export function peopleOfARun(services: Services, read: readonly PersonFile[] = []): PeopleOfARun {
  const known = new Map(read.map((file) => [file.profile.key, Promise.resolve<PersonFile | undefined>(file)]));
  return (key) => {
    const found = known.get(key) ?? services.store.people.byKey(key);
    known.set(key, found);
    return found;
  };
}

/** Everyone in the performance team whom the bot can reach. Reads all people, so not for a beat. */
export async function performanceTeam(people: Pick<People, 'all'>): Promise<PersonFile[]> {
  const team: PersonFile[] = [];
  for await (const file of people.all()) {
    if (isPerformanceTeam(file.profile) && file.conversation?.reachable === true) team.push(file);
  }
  return team;
}

export const isPerformanceTeam = ({ roles }: Pick<Person, 'roles'>): boolean => roles.includes('performance');

/** Everyone in the register but one, by name. Reads all people, so not for a beat. */
export async function colleagues(people: Pick<People, 'all'>, except?: PersonKey): Promise<Colleague[]> {
  const all: Colleague[] = [];
  for await (const { profile } of people.all()) {
    if (profile.key !== except) all.push({ email: profile.email, name: profile.name });
  }
  return all.sort((a, b) => a.name.localeCompare(b.name));
}
