import type { Measure, PersonKey } from '../measures/measure.ts';
import type { Role } from '../measures/people.ts';
import { type Right, MAY, type Needed, type Relationship } from './may.ts';

type Who = { readonly key: PersonKey; readonly roles: readonly Role[] };
type Known = { readonly profile: Who; readonly duties: readonly Duty[] };
type Duty = { readonly as: 'owner' | 'deputy' | 'manager' };
type MeasurePeople = Pick<Measure, 'owner' | 'deputy' | 'manager'> & { readonly lead?: PersonKey };
type RequestPeople = { readonly raisedBy?: PersonKey; readonly givenTo?: PersonKey };

/** `everyone` is everybody in the register. */
export function allows(right: Needed, relationships: readonly Relationship[]): boolean {
  if (right === 'everyone') return relationships.includes('anybody');
  return MAY[right].some((allowed) => relationships.includes(allowed));
}

/** Relationships that do not depend on a subject. `undefined`: not in the register. */
export function rolesOf(known: Known | undefined): Relationship[] {
  if (known === undefined) return ['anyone'];
  const answers = known.duties.some(({ as }) => as !== 'manager');
  return ['anyone', 'anybody', ...known.profile.roles, ...(answers ? (['answers'] as const) : [])];
}

/** To a measure, or (the lead) to a policy objective. */
export function relationshipsToMeasure({ key }: Who, { owner, deputy, manager, lead }: MeasurePeople): Relationship[] {
  return [
    ...(key === owner ? (['owner'] as const) : []),
    ...(key === deputy ? (['deputy'] as const) : []),
    ...(key === manager ? (['manager'] as const) : []),
    ...(key === lead ? (['lead'] as const) : []),
  ];
}

export function relationshipsToRequest({ key }: Who, { raisedBy, givenTo }: RequestPeople): Relationship[] {
  return [...(key === raisedBy ? (['asker'] as const) : []), ...(key === givenTo ? (['given'] as const) : [])];
}

/** `leads`: the register names the person as the group's lead. */
export function relationshipsToGroup(leads: boolean): Relationship[] {
  return leads ? ['group-lead'] : [];
}

/** The person's identity comes from the verified activity (docs/rules.md, "Trust nothing in a card"). */
export function may(act: Right, person: Who, measure: MeasurePeople): boolean {
  return allows(act, [...person.roles, ...relationshipsToMeasure(person, measure)]);
}

/** For rights that belong to no measure. */
export const mayAtDesk = (act: Right, person: Who): boolean => allows(act, person.roles);

export const mayHandIn = (person: Who, duties: readonly Duty[]): boolean =>
  allows('handIn', rolesOf({ profile: person, duties }));

/** For the holder of a secret address. */
export const mayByAddress = (act: Right): boolean => allows(act, ['bearer']);

export const mayForGroup = (act: Right, person: Who, leads: boolean): boolean =>
  allows(act, [...person.roles, ...relationshipsToGroup(leads)]);

export const mayAnyone = (act: Right): boolean => allows(act, ['anyone']);

export const mayWithRequest = (act: Right, person: Who, request: RequestPeople): boolean =>
  allows(act, ['anybody', ...person.roles, ...relationshipsToRequest(person, request)]);

export const mayAnswer = (person: Who, measure: MeasurePeople): boolean => may('answer', person, measure);
