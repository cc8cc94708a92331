import type { PersonKey } from '../../../core/measures/measure.ts';
import { whoHears } from '../../../messaging/rules/quiet.ts';
import type { TodayContext } from '../../../core/services.ts';
import { whyItNeedsAnOwner } from '../rules/needs-owner.ts';
import { openOnes } from '../rules/still-owed.ts';
import type { PeopleOfARun } from '../../../messaging/use-cases/read-people.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { PersonFile } from '../../../messaging/people.ts';

/**
 * The people who are written to about some measures. Where nobody may be, the owner stands here with the reason, so that
 * a run's sums add up: somebody with something owed is never in no column.
 */
export async function selectRecipients(
  context: TodayContext,
  people: PeopleOfARun,
  files: readonly { readonly file: MeasureFile }[],
): Promise<Map<PersonKey, string | undefined>> {
  const hearers = new Map<PersonKey, string | undefined>();
  for (const { file } of files) {
    const { owner: ownerKey, deputy: deputyKey } = file.measure;
    if (ownerKey === undefined || openOnes(file, context.today).length === 0) continue;
    const owner = await people(ownerKey);
    const why = whyItNeedsAnOwner(file, owner, context);
    if (why !== undefined) {
      leaveAlone(
        hearers,
        ownerKey,
        why === 'unreachable' ? `unreachable: ${owner?.conversation?.why ?? ''}` : 'needsOwner',
      );
      continue;
    }
    const away = owner?.backOn !== undefined && deputyKey !== undefined;
    const deputy = away ? await people(deputyKey) : undefined;
    const hears = whoHears(hearerOf(owner), hearerOf(deputy), context.today);
    if (hears === undefined) leaveAlone(hearers, ownerKey, owner === undefined ? 'noSuchPerson' : 'away');
    else hearers.set(hears, undefined);
  }
  return hearers;
}

/** A reason stands only while nothing else makes the person hear. */
function leaveAlone(hearers: Map<PersonKey, string | undefined>, key: PersonKey, why: string): void {
  if (!hearers.has(key)) hearers.set(key, why);
}

function hearerOf(file: PersonFile | undefined) {
  return file && { key: file.person.key, ...(file.backOn !== undefined && { backOn: file.backOn }) };
}
