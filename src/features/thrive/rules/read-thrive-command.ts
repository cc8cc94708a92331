/** What is typed about how a group's work counts; `group` is empty where none was named. */
export type ThriveCommand = { readonly kind: 'link'; readonly group: string } | { readonly kind: 'overview' };

const LINK = /^(?:thrive )?link(?: (\S{1,100}))?[.?!]?$/i;
const OVERVIEW = /^(?:thrive|groups|explainers)[.?!]?$/i;

/** Reads `link`, `link GROUP` and `thrive`; undefined for anything else, `link here` among it, which links a channel. */
export function readThriveCommand(text: string): ThriveCommand | undefined {
  const plain = text
    .replace(/^\s*<at>[^<]{0,200}<\/at>/i, ' ')
    .trim()
    .replace(/\s+/g, ' ');
  if (OVERVIEW.test(plain)) return { kind: 'overview' };
  const link = LINK.exec(plain);
  const group = link?.[1] ?? '';
  if (link === null || /^here[.!?]?$/i.test(group)) return undefined;
  return { kind: 'link', group: group.replace(/[.?!]$/, '') };
}
