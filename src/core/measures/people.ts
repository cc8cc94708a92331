import type { PersonKey } from './measure.ts';

export const ROLES = ['performance', 'committee-officer', 'councillor'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody of the register (design, 5.4). */
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
