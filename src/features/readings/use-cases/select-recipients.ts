import type { PersonKey } from '../../../core/measures/measure.ts';
import { hearerOf, whoHears } from '../../../messaging/rules/quiet.ts';
import type { TodayContext } from '../../../core/services.ts';
import { whyItNeedsAnOwner } from '../rules/needs-owner.ts';
import { openOnes } from '../rules/still-owed.ts';
import type { PeopleOfARun } from '../../../messaging/use-cases/read-people.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';

/** Where no one may be written to, the owner is listed with the reason, so that the totals of a run add up. */
export async function selectRecipients(
  context: TodayContext,
  people: PeopleOfARun,
  files: readonly { readonly file: MeasureFile }[],
): Promise<Map<PersonKey, string | undefined>> {
  const recipients = new Map<PersonKey, string | undefined>();
  // A reason counts only while nothing else makes the person a recipient.
  const leaveAlone = (key: PersonKey, why: string) => {
    if (!recipients.has(key)) recipients.set(key, why);
  };
  for (const { file } of files) {
    const { owner: ownerKey, deputy: deputyKey } = file.measure;
    if (ownerKey === undefined || openOnes(file, context.today).length === 0) continue;
    const owner = await people(ownerKey);
    const why = whyItNeedsAnOwner(file, owner, context);
    if (why !== undefined) {
      leaveAlone(ownerKey, why === 'unreachable' ? `unreachable: ${owner?.conversation?.why ?? ''}` : 'needsOwner');
      continue;
    }
    const away = owner?.backOn !== undefined && deputyKey !== undefined;
    const deputy = away ? await people(deputyKey) : undefined;
    const recipient = whoHears(hearerOf(owner), hearerOf(deputy), context.today);
    if (recipient === undefined) leaveAlone(ownerKey, owner === undefined ? 'noSuchPerson' : 'away');
    else recipients.set(recipient, undefined);
  }
  return recipients;
}
