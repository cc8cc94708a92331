/** `legal hold X because …`, `end legal hold X because …`, `legal holds`; `named` is a code, an address or `everything`. */
export type TypedHold = {
  readonly step: 'begin' | 'end' | 'list';
  readonly named: string;
  readonly reason: string;
};

const HOLD = /^(end |lift )?legal hold(?: on)? (\S{1,253}[^\s,:])(?:[,:]? (?:because |for )?([\s\S]+))?$/i;

/** Reads what somebody typed about legal holds; undefined for anything else. */
export function readTypedHold(plain: string): TypedHold | undefined {
  if (/^legal holds?[.?!]?$/i.test(plain)) return { step: 'list', named: '', reason: '' };
  const [, end, named, reason = ''] = HOLD.exec(plain) ?? [];
  if (named === undefined) return undefined;
  return { step: end === undefined ? 'begin' : 'end', named, reason: reason.trim() };
}
