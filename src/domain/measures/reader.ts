import type { Role } from './people.ts';

/** As whom somebody comes to the bot: decides which three things are offered to them first. */
export type Reader = 'performance' | 'officer' | 'councillor' | 'owner' | 'staff';

/** By their role, else by whether a measure is theirs to answer for or to manage. */
export function readerOf(roles: readonly Role[], duties: readonly unknown[]): Reader {
  if (roles.includes('performance')) return 'performance';
  if (roles.includes('committee-officer')) return 'officer';
  if (roles.includes('councillor')) return 'councillor';
  return duties.length > 0 ? 'owner' : 'staff';
}
