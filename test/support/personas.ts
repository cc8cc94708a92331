import type { Day } from '../../src/domain/calendar/day.ts';
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

/** Every kind of behaviour is there, and most people answer when they are asked. */
const CAST: readonly Persona[] = [
  ...(['prompt', 'prompt', 'late', 'prompt', 'putsOff', 'prompt', 'goesAway', 'prompt', 'silent'] as const),
  ...(['prompt', 'noWords', 'prompt', 'blocks', 'prompt', 'notMine', 'prompt', 'prompt', 'goesAway'] as const),
];

export function castOf(emails: readonly string[], absences: Actor['absences']): Actor[] {
  return [...emails].sort().map((email, index) => {
    const persona = CAST[index % CAST.length] ?? 'prompt';
    const number = String(index + 1).padStart(12, '0');
    return {
      email,
      persona,
      teammate: { id: `29:actor-${index}`, aadObjectId: `00000000-0000-4000-9000-${number}`, name: email },
      absences: persona === 'goesAway' ? absences : [],
    };
  });
}
