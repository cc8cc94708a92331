/** What a person typed, read. `value` and `words` are as typed; which measure is meant is decided by the use case. */
export type TypedCommand =
  | { readonly kind: 'help' | 'thanks' | 'peace' }
  | { readonly kind: 'pause' | 'resume' | 'narrative' | 'narratives' }
  /** What the rules say of a measure's figures. */
  | { readonly kind: 'analysis'; readonly code: string }
  | { readonly kind: 'unknown' };

const ANALYSIS = /^anal(?:ysis|yse)(?: of)? (\S{1,200})$/i;
const HELP =
  /^(?:help|hello|hi|hey|start|good (?:morning|afternoon)|\?|privacy(?: notice)?|who are you|what (?:is this|can (?:you do|i type)))[.?!]*$/i;

/** Legacy: reads a typed sentence that is not in the table of actions. */
export function readTyped(text: string): TypedCommand {
  // Who is spoken to stands first; an <at> further on is part of what is said.
  const said = text.replace(/^\s*<at>[^<]{0,200}<\/at>/i, ' ').trim();
  const plain = said.replace(/\s+/g, ' ');
  if (HELP.test(plain)) return { kind: 'help' };
  if (/^(?:ok(?:ay)?,? )?(?:many )?(?:thanks|thank you|cheers|ta|ok|okay|great)[.!]*$/i.test(plain))
    return { kind: 'thanks' };
  if (/^(?:please )?(?:stop|unsubscribe|leave me alone)[.!]*$/i.test(plain)) return { kind: 'peace' };
  if (/^pause(?: everything)?[.!]?$/i.test(plain)) return { kind: 'pause' };
  if (/^resume(?: everything)?[.!]?$/i.test(plain)) return { kind: 'resume' };
  const analysis = ANALYSIS.exec(plain);
  if (analysis) return { kind: 'analysis', code: analysis[1] ?? '' };
  if (/^(?:my )?narrative[.?!]?$/i.test(plain)) return { kind: 'narrative' };
  if (/^(?:all )?narratives[.?!]?$/i.test(plain)) return { kind: 'narratives' };
  return { kind: 'unknown' };
}
