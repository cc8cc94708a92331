/** What somebody typed about requests; undefined where it is about something else. */
export type TypedRequest =
  | { readonly kind: 'raise'; readonly forCommittee: boolean; readonly measure: string; readonly text: string }
  | { readonly kind: 'mine' }
  | { readonly kind: 'open' }
  | { readonly kind: 'request'; readonly id: string };

const ASKED = /^(?:the )?committee (?:has )?ask(?:s|ed)\b[:,]?\s*([\s\S]*)$/i;
const GAP = /^gap\b[:,]?\s*([\s\S]*)$/i;
/** `about CODE: …`: a code has a hyphen in it, as the register's codes do. */
const ABOUT = /^(?:about\s+)?([A-Za-z][\w./]{0,60}-[\w.\-/]{1,60})(?:\s*[:,]\s*|\s+)([\s\S]+)$/;

/**
 * `committee asked why …`, `committee asked about PMIF-LAC-N: why …`, `gap nothing on culture`, `my requests`,
 * `requests`, `request 12`. The words come back as typed: they go into the form's box, to be looked at once more.
 */
export function readTypedRequest(said: string): TypedRequest | undefined {
  const plain = said.replace(/\s+/g, ' ').trim();
  if (/^my requests?[.?!]?$/i.test(plain)) return { kind: 'mine' };
  if (/^(?:open |all )?requests[.?!]?$/i.test(plain)) return { kind: 'open' };
  const one = /^(?:open )?request #?(\d{1,7})[.?!]?$/i.exec(plain);
  if (one) return { kind: 'request', id: one[1] ?? '' };
  const asked = ASKED.exec(said.trim());
  if (asked) return raise(true, asked[1] ?? '');
  const gap = GAP.exec(said.trim());
  return gap ? raise(false, gap[1] ?? '') : undefined;
}

function raise(forCommittee: boolean, words: string): TypedRequest {
  const about = ABOUT.exec(words.trim());
  // "well-being" in the middle of a question is a word, not a code: a code is written in capitals.
  const code = about?.[1] ?? '';
  if (about === null || code !== code.toUpperCase()) {
    return { kind: 'raise', forCommittee, measure: '', text: words.trim() };
  }
  return { kind: 'raise', forCommittee, measure: code, text: (about[2] ?? '').trim() };
}
