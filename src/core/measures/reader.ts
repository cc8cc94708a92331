import type { Role } from './people.ts';

/** As whom somebody comes to the bot: decides which three things are offered to them first. */
export type Reader = 'performance' | 'officer' | 'councillor' | 'manager' | 'owner' | 'staff';

/** By their role, else by whether a measure is theirs to manage, or to answer for. */
export function readerOf(roles: readonly Role[], duties: readonly { readonly as: string }[]): Reader {
  if (roles.includes('performance')) return 'performance';
  if (roles.includes('committee-officer')) return 'officer';
  if (roles.includes('councillor')) return 'councillor';
  if (duties.some(({ as }) => as === 'manager')) return 'manager';
  return duties.length > 0 ? 'owner' : 'staff';
}
