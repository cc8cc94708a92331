import type { Day } from '../../src/core/calendar/day.ts';
import type { Teammate } from './running-product.ts';

/** How somebody in the simulated year behaves. */
export const PERSONAS = ['prompt', 'late', 'putsOff', 'goesAway', 'silent', 'blocks', 'notMine', 'noWords'] as const;
export type Persona = (typeof PERSONAS)[number];

/** Somebody of the register in the simulated year. */
export type Actor = {
  readonly email: string;
  readonly teammate: Teammate;
  readonly persona: Persona;
  /** First and last day of an absence, for those who go away. */
  readonly absences: readonly { readonly from: Day; readonly backOn: Day }[];
};

/** Every kind of behaviour is there, more than once, and most people answer when they are asked. */
const CAST: readonly Persona[] = [
  ...(['prompt', 'noWords', 'prompt', 'late', 'putsOff', 'prompt', 'goesAway', 'silent', 'prompt'] as const),
  ...(['blocks', 'prompt', 'notMine', 'noWords', 'prompt'] as const),
];
/** Owns a monthly, a quarterly, a six-monthly and two annual measures: nobody is asked more often. */
const BUSIEST = 'service.manager@example.gov.uk';

/** A part for each of these people, in the order of their addresses; an Entra id that the register has stays theirs. */
export function castOf(
  people: readonly { readonly email: string; readonly entraId: string }[],
  absences: Actor['absences'],
): Actor[] {
  const sorted = [...people].sort((a, b) => a.email.localeCompare(b.email));
  return sorted.map(({ email, entraId }, index) => {
    const persona = email === BUSIEST ? 'prompt' : (CAST[index % CAST.length] ?? 'prompt');
    const aadObjectId = entraId || `00000000-0000-4000-9000-${String(index + 1).padStart(12, '0')}`;
    return {
      email,
      persona,
      teammate: { id: `29:actor-${index}`, aadObjectId, name: email },
      absences: persona === 'goesAway' ? absences : [],
    };
  });
}
