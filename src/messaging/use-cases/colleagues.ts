import type { PersonKey } from '../../core/measures/measure.ts';
import type { Colleague } from '../../core/measures/people.ts';
import type { People } from '../people.ts';

/** Everyone in the register but one, by name. Reads all people, so not for a beat. */
export async function colleagues(people: Pick<People, 'all'>, except?: PersonKey): Promise<Colleague[]> {
  const all: Colleague[] = [];
  for await (const { person } of people.all()) {
    if (person.key !== except) all.push({ email: person.email, name: person.name });
  }
  return all.sort((a, b) => a.name.localeCompare(b.name));
}
