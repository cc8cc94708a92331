import type { PersonKey } from '../../core/measures/measure.ts';
import type { Services } from '../../core/services.ts';
import type { PersonFile } from '../people.ts';

/** Opens a person, once for each run. */
export type PeopleOfARun = (key: PersonKey) => Promise<PersonFile | undefined>;

/** The people of one run or action; those that were read already are not read again. */
export function peopleOfARun(services: Services, read: readonly PersonFile[] = []): PeopleOfARun {
  const known = new Map(read.map((file) => [file.person.key, Promise.resolve<PersonFile | undefined>(file)]));
  return (key) => {
    const found = known.get(key) ?? services.store.people.byKey(key);
    known.set(key, found);
    return found;
  };
}
