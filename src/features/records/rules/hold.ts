import type { Actor } from '../../../core/audit-entry.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';

/** What a legal hold keeps: everything, all about one measure, or all about one person. */
export type Held =
  | { readonly kind: 'everything' }
  | { readonly kind: 'measure'; readonly code: string }
  | { readonly kind: 'person'; readonly key: PersonKey };

/** A legal hold: while it stands, nothing that it keeps is removed by its age, or because somebody left. */
export type LegalHold = { readonly held: Held; readonly since: string; readonly by: Actor; readonly reason: string };

/** Whether two name the same; a measure's code is the same in any case. */
export function sameHeld(one: Held, other: Held): boolean {
  return heldName(one) === heldName(other);
}

/** What is held, as one text; it holds no address. */
export function heldName(held: Held): string {
  switch (held.kind) {
    case 'everything':
      return 'everything';
    case 'measure':
      return `measure ${held.code.toUpperCase()}`;
    case 'person':
      return `person ${held.key}`;
  }
}

/** What a record speaks of: measures by code, people by key. */
export type Concerns = { readonly codes: readonly string[]; readonly people: readonly string[] };

/** Whether a record is kept by one of the holds. */
export function isHeld(holds: readonly LegalHold[], { codes, people }: Concerns): boolean {
  return holds.some(({ held }) => {
    if (held.kind === 'everything') return true;
    if (held.kind === 'person') return people.includes(held.key);
    return codes.some((code) => code.toUpperCase() === held.code.toUpperCase());
  });
}
