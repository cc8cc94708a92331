/** Three words or more: what somebody wrote, and no code, verb or id. A pattern for it takes seconds over a long word. */
const isSentence = (text: string) => text.trim().split(/\s+/, 3).length === 3;
/** The whole of a long run's log would fill the memory; this much of it is looked at. */
const MOST_LINES = 200_000;

/**
 * Keeps a log as talkative as it can be, and what people wrote meanwhile, so that at the end of any run it can be said
 * whether a name, an address or a sentence of somebody stands in it (design, rule 8).
 */
export function watchLog() {
  const lines: string[] = [];
  const written = new Set<string>();
  return {
    write: (line: string) => {
      if (lines.length < MOST_LINES) lines.push(line);
    },
    /** Whatever somebody typed, or put into the boxes of a card. */
    hear: (...texts: readonly unknown[]) => {
      for (const text of texts) if (typeof text === 'string' && isSentence(text)) written.add(text.trim());
    },
    /** What of all that, and of these names and addresses, stands in the log. */
    found: (people: readonly string[]): string[] => {
      const log = lines.join('');
      const inLog = (text: string) => log.includes(text) || log.includes(JSON.stringify(text).slice(1, -1));
      return [...people, ...written].filter((text) => text !== '' && inLog(text));
    },
  };
}
