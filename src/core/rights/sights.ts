/** What somebody may see of a measure's readings. */
export type Sight = { readonly unreleased: boolean; readonly smallNumbers: boolean };

/** Kinds of reader by what they see: a committee's officer looks at what is not released yet, and at no small number. */
export const SIGHTS = {
  performance: { unreleased: true, smallNumbers: true },
  manager: { unreleased: true, smallNumbers: true },
  officer: { unreleased: true, smallNumbers: false },
  committee: { unreleased: false, smallNumbers: false },
  public: { unreleased: false, smallNumbers: false },
} as const satisfies Record<string, Sight>;
