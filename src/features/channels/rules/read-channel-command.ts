/** `code` may be empty. */
export type ChannelCommand =
  { readonly kind: 'link'; readonly as: 'committee' | 'group'; readonly code: string } | { readonly kind: 'unlink' };

const COMMITTEE = /^committee(?:[ :]+(\S{1,100}))?[.!?]?$/i;
const LINK_HERE = /^link here(?:[ :]+(?:for |to )?(\S{1,100}))?[.!]?$/i;

/** Reads `committee CODE`, `link here`, `link here CODE` and `unlink here`. */
export function readChannelCommand(text: string): ChannelCommand | undefined {
  const plain = text.trim().replace(/\s+/g, ' ');
  if (/^(?:unlink|untie)(?: here)?[.!]?$/i.test(plain)) return { kind: 'unlink' };
  const committee = COMMITTEE.exec(plain);
  if (committee) return { kind: 'link', as: 'committee', code: committee[1] ?? '' };
  const group = LINK_HERE.exec(plain);
  return group ? { kind: 'link', as: 'group', code: group[1] ?? '' } : undefined;
}
