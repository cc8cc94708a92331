/** The five files of a register. */
export const TABLE_KINDS = ['measures', 'people', 'readings', 'groups'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** One row of a sheet; `line` is the row number that a spreadsheet shows (the heading is row 1). */
export type Row = { readonly line: number; readonly cells: Readonly<Record<string, string>> };

/** A sheet, whatever format it came in: headings in their canonical spelling (`policy_objective`), cells as text. */
export type Table = {
  readonly kind: TableKind;
  readonly file: string;
  readonly headings: readonly string[];
  readonly rows: readonly Row[];
  /** The version of the register that its workbook says it is a copy of. */
  readonly copyOf?: string;
};

/** A yaml document with the line of everything in it, so that a problem can say where it stands. */
export type Outline =
  | { readonly kind: 'text'; readonly line: number; readonly text: string }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly Outline[] }
  | { readonly kind: 'map'; readonly line: number; readonly entries: Readonly<Record<string, Outline>> };

export type FrameworkSource = { readonly file: string; readonly outline: Outline };

/** One thing that is wrong, where it stands, and what to do about it. */
export type Problem = {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly problem: string;
  readonly cure: string;
};

/** What reading finds: problems refuse the import, notes refuse nothing. Filled as reading goes on, shown all at once. */
export type Notebook = { readonly problems: Problem[]; readonly notes: string[] };

/** What the files hold before anything is understood. */
export type RegisterFiles = Notebook & {
  readonly tables: readonly Table[];
  readonly framework?: FrameworkSource;
  /** The council's own template for reports, looked at already: a Word document. */
  readonly template?: Uint8Array;
  /** The framework that serves where neither the files nor the store have one. */
  readonly fallbackFramework?: FrameworkSource;
};

/** Headings are the same whatever their case, spaces, hyphens and underscores: `Policy Objective ` is `policy_objective`. */
export function canonicalHeading(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');
}
