/** A random key for a person: what is stored and logged in place of a name or an address. */
export type PersonKey = string & { readonly kind: 'PersonKey' };
