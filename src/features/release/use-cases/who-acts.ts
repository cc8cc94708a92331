import { mayAtDesk } from '../../../core/rights/relationships.ts';
import type { Actor } from '../../../core/audit-entry.ts';
import type { Refused } from '../../../core/refused.ts';
import type { Services } from '../../../core/services.ts';

/** Who acts in the terminal: the person named, if they may release; otherwise the audit names the command line. */
export async function actorOf(
  { store }: Pick<Services, 'store'>,
  email: string | undefined,
): Promise<{ readonly kind: 'acts'; readonly by: Actor } | Refused> {
  if (email === undefined) return { kind: 'acts', by: 'command' };
  const file = await store.people.byEmail(email);
  if (file !== undefined && mayAtDesk('release', file.profile)) return { kind: 'acts', by: file.profile.key };
  const problem = `${email} is not in the performance team by people.csv.`;
  return { kind: 'refused', problem, cure: 'Only they release, lock and withdraw.' };
}
