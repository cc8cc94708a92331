import { digestItems, type DigestItem } from '../rules/digest-items.ts';
import { whyNotReached } from '../../../messaging/rules/reach.ts';
import type { LiveMeasure, PersonKey } from '../../../core/measures/measure.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { DigestPlace } from '../rules/views.ts';
import { hearerOf } from '../../../messaging/rules/quiet.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { rulesOf } from '../../readings/rules/stages.ts';
import { owedOf } from '../../readings/rules/still-owed.ts';
import type { PeopleOfARun } from '../../../messaging/use-cases/read-people.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { PersonFile } from '../../../messaging/people.ts';

export type Managed = { readonly file: MeasureFile; readonly owner?: PersonFile; readonly deputy?: PersonFile };

/** A row of a digest that was pressed, and the card that it is on. */
export type PressedRow = { readonly managed: Managed; readonly due: DueReading; readonly place: DigestPlace };

export type OwnedByTeam = (manager: PersonKey) => Promise<readonly string[]>;

const AT_ONCE = 8;

export async function managedFile(file: MeasureFile, people: PeopleOfARun): Promise<Managed> {
  const { owner: ownerKey, deputy: deputyKey } = file.measure;
  const owner = ownerKey === undefined ? undefined : await people(ownerKey);
  const deputy = deputyKey === undefined ? undefined : await people(deputyKey);
  return { file, ...(owner && { owner }), ...(deputy && { deputy }) };
}

/** The manager that the measure names, else the manager of its owner. */
export function managerOf({ file, owner }: Managed): PersonKey | undefined {
  return file.measure.manager ?? owner?.profile.manager;
}

export function withManager(managed: Managed): LiveMeasure {
  const manager = managerOf(managed);
  return { ...managed.file.measure, ...(manager !== undefined && { manager }) };
}

/** Live measures of one manager: those that name them, and those that name no manager and are owned by their people. */
export async function measuresManagedBy(
  services: Services,
  { profile, duties }: PersonFile,
  people: PeopleOfARun,
  ownedByTeam: OwnedByTeam,
): Promise<Managed[]> {
  const named = duties.flatMap(({ as, code }) => (as === 'manager' ? [code] : []));
  const codes = [...new Set([...named, ...(await ownedByTeam(profile.key))])];
  const live = (await services.store.measures.openMany(codes)).filter(({ measure }) => measure.status === 'live');
  const found = await mapAtOnce(live, AT_ONCE, (file) => managedFile(file, people));
  return found.filter((managed) => managerOf(managed) === profile.key);
}

/** Reads all people once, when the first manager asks. */
export function ownedByTeams(services: Services): OwnedByTeam {
  let owned: Promise<Map<PersonKey, string[]>> | undefined;
  const read = async () => {
    const codes = new Map<PersonKey, string[]>();
    for await (const { profile, duties } of services.store.people.all()) {
      if (profile.manager === undefined) continue;
      const theirs = duties.flatMap(({ as, code }) => (as === 'owner' ? [code] : []));
      codes.set(profile.manager, [...(codes.get(profile.manager) ?? []), ...theirs]);
    }
    return codes;
  };
  return async (manager) => {
    owned ??= read();
    return (await owned).get(manager) ?? [];
  };
}

export function itemsOf({ file, owner, deputy }: Managed, context: TodayContext): DigestItem[] {
  const managed = {
    measure: file.measure,
    owed: owedOf(file),
    owner: hearerOf(owner),
    deputy: hearerOf(deputy),
    unreachable: owner !== undefined && whyNotReached(owner) !== undefined,
    service: owner?.profile.service ?? '',
  };
  return digestItems(managed, context.today, rulesOf(context));
}
