import type { Person } from '../../core/measures/people.ts';
import type { People, PersonFile } from '../people.ts';

/** Everyone in the performance team whom the bot can reach. Reads all people, so not for a beat. */
export async function performanceTeam(people: Pick<People, 'all'>): Promise<PersonFile[]> {
  const team: PersonFile[] = [];
  for await (const file of people.all()) {
    if (isPerformanceTeam(file.person) && file.conversation?.reachable === true) team.push(file);
  }
  return team;
}

export const isPerformanceTeam = ({ roles }: Pick<Person, 'roles'>): boolean => roles.includes('performance');
