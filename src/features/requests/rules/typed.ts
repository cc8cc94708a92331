export type TypedRequest =
  | { readonly kind: 'raise'; readonly forCommittee: boolean; readonly measure: string; readonly text: string }
  | { readonly kind: 'mine' }
  | { readonly kind: 'open' }
  | { readonly kind: 'request'; readonly id: string };

const ASKED = /^(?:the )?committee (?:has )?ask(?:s|ed)\b[:,]?\s*([\s\S]*)$/i;
const GAP = /^gap\b[:,]?\s*([\s\S]*)$/i;
/** `about CODE: …`; codes contain a hyphen. */
const ABOUT = /^(?:about\s+)?([A-Za-z][\w./]{0,60}-[\w.\-/]{1,60})(?:\s*[:,]\s*|\s+)([\s\S]+)$/;

/**
 * `committee asked why …`, `committee asked about PMIF-LAC-N: why …`, `gap nothing on culture`, `my requests`,
 * `requests`, `request 12`. The words fill the form, to be checked by the person.
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
  // Codes are in capitals, so "well-being" in a question is none.
  const code = about?.[1] ?? '';
  if (about === null || code !== code.toUpperCase()) {
    return { kind: 'raise', forCommittee, measure: '', text: words.trim() };
  }
  return { kind: 'raise', forCommittee, measure: code, text: (about[2] ?? '').trim() };
}
