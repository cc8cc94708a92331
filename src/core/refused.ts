/** Why something is not done, and the cure, in words for the person. */
export type Refused = { readonly kind: 'refused'; readonly problem: string; readonly cure: string };
