import type { AuditEntry, Actor } from '../../../core/audit-entry.ts';
import { type SaveOutcome, saveWithRetry } from '../../../core/save-with-retry.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { isHeld } from '../rules/hold.ts';
import type { Services } from '../../../core/services.ts';
import { forgetInVersions } from '../../register/feature.ts';
import type { PersonFile } from '../../../messaging/people.ts';

export type Forgetting = {
  /** Their own rows and index entries. Messages and acts stay under the random key, and this act with them. */
  erase(file: PersonFile, act: AuditEntry): Promise<void>;
};

export type Forgotten =
  | { readonly kind: 'forgotten'; readonly key: string; readonly drafts: number }
  | { readonly kind: 'refused'; readonly problem: string; readonly cure: string };

/**
 * Removes a leaver's own data and unsent words; answers and histories stay under their random key. Refused while they
 * are named on a live measure. Safe to repeat.
 */
export async function forget(
  services: Services,
  forgetting: Forgetting,
  address: string,
  by: Actor = 'command',
): Promise<Forgotten> {
  const refused = (problem: string, cure: string): Forgotten => ({ kind: 'refused', problem, cure });
  const file = await personOf(services, address);
  if (file === undefined) {
    return refused('No one has that address.', 'Look at how it is written; they may be forgotten already.');
  }
  const { key, email, aliases } = file.profile;
  const holds = await services.store.holds.all();
  if (isHeld(holds, { codes: [], people: [key] })) {
    const cure = 'pmif hold says which; end it first, if the person who asked for it agrees.';
    return refused('A legal hold keeps everything about them.', cure);
  }
  const answersFor = await liveDuties(services, file);
  if (answersFor.length > 0) {
    return refused(
      `They are still named for ${answersFor.join(', ')}.`,
      'Give those to someone else in measures.csv, take the person out of people.csv, import, and try again.',
    );
  }
  const drafts = await dropDrafts(services, file);
  await endLeads(services, file);
  await forgetInVersions(services, [email, ...aliases]);
  const at = services.clock.now().toISOString();
  await forgetting.erase(file, { what: 'forgotten', by, at, before: '', after: '', reason: '' });
  return { kind: 'forgotten', key, drafts };
}

/** Reads all people, because a stopped run may have emptied the index. */
async function personOf({ store }: Services, address: string): Promise<PersonFile | undefined> {
  const wanted = address.trim().toLowerCase();
  for await (const file of store.people.all()) {
    const { email, aliases } = file.profile;
    if ([email, ...aliases].some((one) => one.trim().toLowerCase() === wanted)) return file;
  }
  return undefined;
}

async function liveDuties({ store }: Services, { profile, duties }: PersonFile): Promise<string[]> {
  const live: string[] = [];
  for (const { as, code } of duties) {
    const file = await store.measures.open(code);
    if (file?.measure.status === 'live' && file.measure[as] === profile.key) live.push(`${code} (${as})`);
  }
  return live;
}

/** Their objectives have no lead from now on; the list of narratives shows it. */
async function endLeads({ store }: Services, { profile }: PersonFile): Promise<void> {
  const { leads = [], ...framework } = await store.frameworks.current();
  const others = leads.filter((one) => one.person !== profile.key);
  if (others.length === leads.length) return;
  await store.frameworks.save({ ...framework, leads: others }, await store.frameworks.groups());
}

async function dropDrafts({ store }: Services, { profile }: PersonFile): Promise<number> {
  let count = await store.narratives.dropDraftsOf(profile.key);
  for await (const { measure, drafts } of store.measures.all()) {
    const own = drafts.filter(({ by }) => by === profile.key);
    if (own.length === 0) continue;
    const load = () => store.measures.open(measure.code);
    await saveWithRetry<MeasureFile | undefined, SaveOutcome>(
      { what: `measure ${measure.code}`, load },
      async (file) => (file === undefined ? 'saved' : store.measures.save(file, { dropDrafts: own })),
    );
    count += own.length;
  }
  return count;
}
