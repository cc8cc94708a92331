import type { Measure, PersonKey } from './measures/measure.ts';
import type { Role } from './measures/people.ts';

/** Who somebody is towards a measure. */
type Standing = 'owner' | 'deputy' | 'manager' | Role;

/** Who may do what to a measure. A security officer reads this table; everything else asks it. */
const MAY = {
  answer: ['owner', 'deputy', 'performance'],
} as const satisfies Record<string, readonly Standing[]>;

type Who = { readonly key: PersonKey; readonly roles: readonly Role[] };

/** Whether this person may give, change, put off, hand on or withdraw this measure's reading. */
export function mayAnswer(person: Who, measure: Pick<Measure, 'owner' | 'deputy' | 'manager'>): boolean {
  const standing = standingOf(person, measure);
  return MAY.answer.some((allowed) => standing.includes(allowed));
}

function standingOf(
  { key, roles }: Who,
  { owner, deputy, manager }: Pick<Measure, 'owner' | 'deputy' | 'manager'>,
): Standing[] {
  return [
    ...(key === owner ? (['owner'] as const) : []),
    ...(key === deputy ? (['deputy'] as const) : []),
    ...(key === manager ? (['manager'] as const) : []),
    ...roles,
  ];
}
