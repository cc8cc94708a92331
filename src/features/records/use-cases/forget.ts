import type { AuditEntry, Actor } from '../../../core/audit-entry.ts';
import { isHeld } from '../rules/hold.ts';
import type { Services } from '../../../core/services.ts';
import { forgetInVersions } from '../../register/feature.ts';
import type { PersonFile } from '../../../messaging/people.ts';

/** Takes out what says who somebody is. */
export type Forgetting = {
  /**
   * The person's own rows and the index entries that lead to them; records of what was sent and of what was done stay, by
   * the random key, and this act with them.
   */
  erase(file: PersonFile, act: AuditEntry): Promise<void>;
};

export type Forgotten =
  | { readonly kind: 'forgotten'; readonly key: string; readonly drafts: number }
  | { readonly kind: 'refused'; readonly problem: string; readonly cure: string };

/**
 * Removes somebody who has left: name, addresses, Entra id, how they are reached, and words that they never sent. What they
 * gave stays, under their random key, and so does every history. Safe to repeat after a crash. Refused while they still
 * answer for something.
 */
export async function forget(
  services: Services,
  forgetting: Forgetting,
  address: string,
  by: Actor = 'command',
): Promise<Forgotten> {
  const file = await personOf(services, address);
  if (file === undefined) {
    return {
      kind: 'refused',
      problem: 'Nobody has that address.',
      cure: 'Look at how it is written; they may be forgotten already.',
    };
  }
  const holds = await services.store.holds.all();
  if (isHeld(holds, { codes: [], people: [file.person.key] })) {
    return {
      kind: 'refused',
      problem: 'A legal hold keeps everything about them.',
      cure: 'pmif hold says which; end it first, if whoever asked for it agrees.',
    };
  }
  const answersFor = await liveDuties(services, file);
  if (answersFor.length > 0) {
    return {
      kind: 'refused',
      problem: `They still stand for ${answersFor.join(', ')}.`,
      cure: 'Give those to somebody else in measures.csv, take the person out of people.csv, import, and try again.',
    };
  }
  const drafts = await dropDrafts(services, file);
  await leadNoMore(services, file);
  const { email, aliases } = file.person;
  await forgetInVersions(services, [email, ...aliases]);
  const at = services.clock.now().toISOString();
  await forgetting.erase(file, { what: 'forgotten', by, at, before: '', after: '', reason: '' });
  return { kind: 'forgotten', key: file.person.key, drafts };
}

/** By reading everybody: the index may have been emptied by a run that was stopped. */
async function personOf({ store }: Services, address: string): Promise<PersonFile | undefined> {
  const wanted = address.trim().toLowerCase();
  for await (const file of store.people.all()) {
    const { email, aliases } = file.person;
    if ([email, ...aliases].some((one) => one.trim().toLowerCase() === wanted)) return file;
  }
  return undefined;
}

async function liveDuties({ store }: Services, { person, duties }: PersonFile): Promise<string[]> {
  const live: string[] = [];
  for (const { as, code } of duties) {
    const file = await store.measures.open(code);
    if (file?.measure.status === 'live' && file.measure[as] === person.key) live.push(`${code} (${as})`);
  }
  return live;
}

/** Their objectives have no lead from now on: the list of narratives says so. */
async function leadNoMore({ store }: Services, { person }: PersonFile): Promise<void> {
  const { leads = [], ...framework } = await store.frameworks.current();
  const others = leads.filter((one) => one.person !== person.key);
  if (others.length === leads.length) return;
  await store.frameworks.save({ ...framework, leads: others }, await store.frameworks.groups());
}

async function dropDrafts({ store }: Services, { person }: PersonFile): Promise<number> {
  let count = await store.narratives.dropDraftsOf(person.key);
  for await (const listed of store.measures.all()) {
    const own = listed.drafts.filter(({ by }) => by === person.key);
    if (own.length === 0) continue;
    for (;;) {
      const file = await store.measures.open(listed.measure.code);
      if (file === undefined || (await store.measures.save(file, { dropDrafts: own })) === 'saved') break;
    }
    count += own.length;
  }
  return count;
}
