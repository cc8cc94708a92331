import type { PersonKey } from '../../../core/measures/measure.ts';
import { nextDigestDay } from '../../../messaging/rules/quiet.ts';
import type { TodayContext } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import type { Wake } from '../../../messaging/schedule.ts';

/** Prefix of a wake's id where the measure names no manager: the key of the owner, whose manager is meant, follows. */
const MANAGER_OF = 'manager of ';

/** Wakes the digest of the measure's manager on the next digest day. */
export function wakeOfManager({ measure }: MeasureFile, { today, framework }: TodayContext): Wake[] {
  const { manager, owner } = measure;
  const id = manager ?? (owner === undefined ? undefined : `${MANAGER_OF}${owner}`);
  return id === undefined ? [] : [{ job: 'managerDigest', id, on: nextDigestDay(today, framework.quiet) }];
}

/** The managers that ids of such wakes mean, each once. */
export async function managersMeant(
  ids: readonly string[],
  people: (key: PersonKey) => Promise<PersonFile | undefined>,
): Promise<PersonKey[]> {
  const keys = await Promise.all(
    ids.map(async (id) => {
      if (!id.startsWith(MANAGER_OF)) return id as PersonKey;
      return (await people(id.slice(MANAGER_OF.length) as PersonKey))?.person.manager;
    }),
  );
  return [...new Set(keys.filter((key) => key !== undefined))];
}
