import type { Committee } from '../../../core/measures/framework.ts';
import type { Services } from '../../../core/services.ts';
import type { PersonFile } from '../../../messaging/people.ts';

/**
 * The officers that the framework names for a committee, at two storage transactions each. If it names none of the
 * register: every committee officer, else the performance team, which reads all people.
 */
export async function officersOf({ store }: Services, { officers = [] }: Committee): Promise<PersonFile[]> {
  const named: PersonFile[] = [];
  for (const email of officers) {
    const file = await store.people.byEmail(email);
    if (file?.person.roles.some((role) => role === 'committee-officer' || role === 'performance')) named.push(file);
  }
  if (named.length > 0) return named;
  const all: PersonFile[] = [];
  for await (const file of store.people.all()) all.push(file);
  const having = (role: PersonFile['person']['roles'][number]) =>
    all.filter(({ person }) => person.roles.includes(role));
  const everyOfficer = having('committee-officer');
  return everyOfficer.length > 0 ? everyOfficer : having('performance');
}
