import type { Measure, PersonKey } from '../measures/measure.ts';
import type { Role } from '../measures/people.ts';
import { type Act, MAY, type Needed, type Relationship } from './may.ts';

type Who = { readonly key: PersonKey; readonly roles: readonly Role[] };
type Known = { readonly person: Who; readonly duties: readonly Duty[] };
type Duty = { readonly as: 'owner' | 'deputy' | 'manager' };
type MeasurePeople = Pick<Measure, 'owner' | 'deputy' | 'manager'> & { readonly lead?: PersonKey };
type RequestPeople = { readonly raisedBy?: PersonKey; readonly givenTo?: PersonKey };

/** Whether somebody with these relationships has a right. `everyone` is everybody of the register. */
export function allows(right: Needed, relationships: readonly Relationship[]): boolean {
  if (right === 'everyone') return relationships.includes('anybody');
  return MAY[right].some((allowed) => relationships.includes(allowed));
}

/** What somebody is whatever they act on. `undefined`: they are not of the register. */
export function rolesOf(known: Known | undefined): Relationship[] {
  if (known === undefined) return ['anyone'];
  const answers = known.duties.some(({ as }) => as !== 'manager');
  return ['anyone', 'anybody', ...known.person.roles, ...(answers ? (['answers'] as const) : [])];
}

/** What a person is to a measure, or (the lead) to a policy objective. */
export function relationshipsToMeasure({ key }: Who, { owner, deputy, manager, lead }: MeasurePeople): Relationship[] {
  return [
    ...(key === owner ? (['owner'] as const) : []),
    ...(key === deputy ? (['deputy'] as const) : []),
    ...(key === manager ? (['manager'] as const) : []),
    ...(key === lead ? (['lead'] as const) : []),
  ];
}

/** What a person is to a member's request. */
export function relationshipsToRequest({ key }: Who, { raisedBy, givenTo }: RequestPeople): Relationship[] {
  return [...(key === raisedBy ? (['asker'] as const) : []), ...(key === givenTo ? (['given'] as const) : [])];
}

/** What a person is to an employee group; `leads`: the register names them as its lead. */
export function relationshipsToGroup(leads: boolean): Relationship[] {
  return leads ? ['group-lead'] : [];
}

/** Whether this person may do this to this measure. Who they are comes from the verified activity. */
export function may(act: Act, person: Who, measure: MeasurePeople): boolean {
  return allows(act, [...person.roles, ...relationshipsToMeasure(person, measure)]);
}

/** Whether this person may do what belongs to no measure. */
export const mayAtDesk = (act: Act, person: Who): boolean => allows(act, person.roles);

/** Whether this person may hand a spreadsheet in; `duties` are what they are to the measures of the register. */
export const mayHandIn = (person: Who, duties: readonly Duty[]): boolean =>
  allows('handIn', rolesOf({ person, duties }));

/** Whether the holder of an address that cannot be guessed may do this. */
export const mayByAddress = (act: Act): boolean => allows(act, ['bearer']);

/** Whether this person may do this for an employee group. */
export const mayForGroup = (act: Act, person: Who, leads: boolean): boolean =>
  allows(act, [...person.roles, ...relationshipsToGroup(leads)]);

/** Whether anyone may do this, of the register or not. */
export const mayAnyone = (act: Act): boolean => allows(act, ['anyone']);

/** Whether this person may do this to this request. */
export const mayWithRequest = (act: Act, person: Who, request: RequestPeople): boolean =>
  allows(act, ['anybody', ...person.roles, ...relationshipsToRequest(person, request)]);

/** Whether this person may give, change, put off, hand on or withdraw this measure's reading. */
export const mayAnswer = (person: Who, measure: MeasurePeople): boolean => may('answer', person, measure);
