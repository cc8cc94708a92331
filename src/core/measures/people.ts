import type { PersonKey } from './measure.ts';

export const ROLES = ['performance', 'committee-officer', 'councillor'] as const;
export type Role = (typeof ROLES)[number];

/** A person in the register (docs/rules.md, "Columns of the register"). */
export type Person = {
  readonly key: PersonKey;
  readonly email: string;
  /** Other log-in names. */
  readonly aliases: readonly string[];
  readonly entraId: string;
  readonly name: string;
  readonly manager?: PersonKey;
  readonly service: string;
  /** 1 Monday to 5 Friday; empty: every working day. */
  readonly workDays: readonly number[];
  readonly roles: readonly Role[];
};

/** A person to choose from on a form. */
export type Colleague = Pick<Person, 'email' | 'name'>;

/** The kind of user, which decides what is offered first. */
export type Reader = 'performance' | 'officer' | 'councillor' | 'manager' | 'owner' | 'staff';

export function readerOf(roles: readonly Role[], duties: readonly { readonly as: string }[]): Reader {
  if (roles.includes('performance')) return 'performance';
  if (roles.includes('committee-officer')) return 'officer';
  if (roles.includes('councillor')) return 'councillor';
  if (duties.some(({ as }) => as === 'manager')) return 'manager';
  return duties.length > 0 ? 'owner' : 'staff';
}

/** A group of staff with a channel, a chat, or only a notice board. */
export type EmployeeGroup = {
  readonly code: string;
  readonly name: string;
  readonly kind: 'channel' | 'chat' | 'noticeboard';
  readonly size?: number;
  /** E-mail address, as in the register. */
  readonly lead: string;
  /** What the group does, in a sentence. */
  readonly work: string;
  /** What changes for a resident, in a sentence; may be empty. */
  readonly forResidents: string;
  readonly measures: readonly string[];
  /** By measure code: how the work contributes to it, in a sentence. */
  readonly moves: Readonly<Record<string, string>>;
};
