import type { Actor } from '../../../core/audit-entry.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';

export type Held =
  | { readonly kind: 'everything' }
  | { readonly kind: 'measure'; readonly code: string }
  | { readonly kind: 'person'; readonly key: PersonKey };

/** Until it ends, nothing that it covers is removed by its age, or because a person left. */
export type LegalHold = { readonly held: Held; readonly since: string; readonly by: Actor; readonly reason: string };

/** Without an address, so that it can be logged; a measure's code is the same in any case. */
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

/** What a record is about: measures by code, people by key. */
export type Concerns = { readonly codes: readonly string[]; readonly people: readonly string[] };

export function isHeld(holds: readonly LegalHold[], { codes, people }: Concerns): boolean {
  return holds.some(({ held }) => {
    if (held.kind === 'everything') return true;
    if (held.kind === 'person') return people.includes(held.key);
    return codes.some((code) => code.toUpperCase() === held.code.toUpperCase());
  });
}

/** `legal hold X because …`, `end legal hold X because …`, `legal holds`; `named` is a code, an address or `everything`. */
export type TypedHold = {
  readonly step: 'begin' | 'end' | 'list';
  readonly named: string;
  readonly reason: string;
};

const HOLD = /^(end |lift )?legal hold(?: on)? (\S{1,253}[^\s,:])(?:[,:]? (?:because |for )?([\s\S]+))?$/i;

export function readTypedHold(plain: string): TypedHold | undefined {
  if (/^legal holds?[.?!]?$/i.test(plain)) return { step: 'list', named: '', reason: '' };
  const [, end, named, reason = ''] = HOLD.exec(plain) ?? [];
  if (named === undefined) return undefined;
  return { step: end === undefined ? 'begin' : 'end', named, reason: reason.trim() };
}
