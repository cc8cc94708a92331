import type { Measure, PersonKey } from '../measures/measure.ts';
import type { Role } from '../measures/people.ts';
import type { MemberRequest } from '../../features/requests/rules/request.ts';
import { type Act, MAY, type Standing } from './may.ts';

type Who = { readonly key: PersonKey; readonly roles: readonly Role[] };
type People = Pick<Measure, 'owner' | 'deputy' | 'manager'> & { readonly lead?: PersonKey };
type RequestPeople = Pick<MemberRequest, 'raisedBy' | 'givenTo'>;

/** Whether this person may do this to this measure (design, rule 7). Who they are comes from the verified activity. */
export function may(act: Act, person: Who, measure: People): boolean {
  const standing = standingOf(person, measure);
  return MAY[act].some((allowed) => standing.includes(allowed));
}

/** Whether this person may do what belongs to no measure. */
export function mayAtDesk(act: Act, person: Who): boolean {
  return MAY[act].some((allowed) => (person.roles as readonly Standing[]).includes(allowed));
}

/** Whether this person may hand a spreadsheet in; `duties` are what they are to the measures of the register. */
export function mayHandIn(person: Who, duties: readonly { readonly as: 'owner' | 'deputy' | 'manager' }[]): boolean {
  const answers = duties.some(({ as }) => as !== 'manager');
  const standing: readonly Standing[] = [...person.roles, ...(answers ? (['answers'] as const) : [])];
  return MAY.handIn.some((allowed) => standing.includes(allowed));
}

/** Whether the holder of an open address may do this. */
export function mayByAddress(act: Act): boolean {
  return MAY[act].some((allowed) => allowed === 'bearer');
}

/** Whether this person may do this for an employee group; `leads`: the register names them as its lead. */
export function mayForGroup(act: Act, person: Who, leads: boolean): boolean {
  const standing: readonly Standing[] = [...person.roles, ...(leads ? (['group-lead'] as const) : [])];
  return MAY[act].some((allowed) => standing.includes(allowed));
}

/** Whether anybody may do this, whoever they are: somebody outside the register too. */
export const mayAnyone = (act: Act): boolean => (MAY[act] as readonly Standing[]).includes('anyone');

/** Whether this person may do this to this request. */
export function mayWithRequest(act: Act, { key, roles }: Who, request: RequestPeople): boolean {
  const standing: Standing[] = [
    'anybody',
    ...(key === request.raisedBy ? (['asker'] as const) : []),
    ...(key === request.givenTo ? (['given'] as const) : []),
    ...roles,
  ];
  return MAY[act].some((allowed) => standing.includes(allowed));
}

/** Whether this person may give, change, put off, hand on or withdraw this measure's reading. */
export function mayAnswer(person: Who, measure: People): boolean {
  return may('answer', person, measure);
}

function standingOf({ key, roles }: Who, { owner, deputy, manager, lead }: People): Standing[] {
  return [
    ...(key === owner ? (['owner'] as const) : []),
    ...(key === deputy ? (['deputy'] as const) : []),
    ...(key === manager ? (['manager'] as const) : []),
    ...(key === lead ? (['lead'] as const) : []),
    ...roles,
  ];
}
