import type { Committee } from '../../../core/measures/framework.ts';
import type { Services } from '../../../core/services.ts';
import type { PersonFile } from '../../../messaging/people.ts';

/**
 * Who sees a committee's digest first: the officers that the framework names for it, at two storage transactions each.
 * Where it names nobody of the register, every committee officer, and failing those the performance team; that reads
 * everybody.
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
