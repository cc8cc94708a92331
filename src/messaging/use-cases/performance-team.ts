import type { Person } from '../../core/measures/people.ts';
import type { Services } from '../../core/services.ts';
import type { PersonFile } from '../people.ts';

/** Everyone of the performance team whom the bot can reach. Reads everybody: for what happens rarely, never for a beat. */
export async function performanceTeam({ store }: Pick<Services, 'store'>): Promise<PersonFile[]> {
  const team: PersonFile[] = [];
  for await (const file of store.people.all()) {
    if (isPerformanceTeam(file.person) && file.conversation?.reachable === true) team.push(file);
  }
  return team;
}

export const isPerformanceTeam = ({ roles }: Pick<Person, 'roles'>): boolean => roles.includes('performance');
