export type Findable = { readonly code: string; readonly title: string; readonly words: readonly string[] };

export type SearchIndex<Item extends Findable> = {
  /** The best first; everything by title for an empty query. At most `most`, after the first `skip`. */
  find(query: string, skip: number, most: number): readonly Item[];
};

const MOST_QUERY = 200;

/** Every word of a query has to begin a word of the measure. A linear scan of a thousand measures takes under 1 ms. */
export function searchIndex<Item extends Findable>(items: readonly Item[]): SearchIndex<Item> {
  const entries = [...items]
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB') || a.code.localeCompare(b.code))
    .map((item) => ({
      item,
      code: plain(item.code),
      title: plain(item.title),
      titleWords: wordsOf(item.title),
      words: [...new Set([...wordsOf(item.code), ...item.words.flatMap(wordsOf)])],
    }));
  return {
    find(query, skip, most) {
      const asked = wordsOf(query.slice(0, MOST_QUERY));
      if (asked.length === 0) return entries.slice(skip, skip + most).map(({ item }) => item);
      const whole = plain(query.slice(0, MOST_QUERY));
      const found: { readonly item: Item; readonly rank: number }[] = [];
      for (const entry of entries) {
        const rank = rankOf(entry, asked, whole);
        if (rank !== undefined) found.push({ item: entry.item, rank });
      }
      // The sort is stable, so that equal ranks stay in the order of titles.
      found.sort((a, b) => a.rank - b.rank);
      return found.slice(skip, skip + most).map(({ item }) => item);
    },
  };
}

type Entry = {
  readonly code: string;
  readonly title: string;
  readonly titleWords: readonly string[];
  readonly words: readonly string[];
};

/** 0: the code; 1: the beginning of the title; 2: all words in the title; 3: some elsewhere; undefined: not found. */
function rankOf(
  { code, title, titleWords, words }: Entry,
  asked: readonly string[],
  whole: string,
): number | undefined {
  if (code === whole) return 0;
  if (title.startsWith(whole)) return 1;
  const begins = (among: readonly string[], word: string) => among.some((known) => known.startsWith(word));
  const inTitle = asked.filter((word) => begins(titleWords, word)).length;
  if (inTitle === asked.length) return 2;
  return asked.every((word) => begins(titleWords, word) || begins(words, word)) ? 3 : undefined;
}

/** Lower case without accents, so that `Café` is found by `cafe`. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const wordsOf = (text: string): string[] =>
  plain(text)
    .split(' ')
    .filter((word) => word !== '');
