/** One tag of a document: its name, its attributes as written, and the text that stands under it, at any depth. */
export type Tag = {
  readonly name: string;
  readonly attributes: string;
  text: string;
  readonly under: readonly string[];
};

const VOID = new Set(['meta', 'img', 'col', 'br', '!doctype']);

/** Every tag of an XML or HTML document in order; throws where one is not closed, or where a `<` stands in text. */
export function tagsOf(markup: string): Tag[] {
  const tags: Tag[] = [];
  const open: Tag[] = [];
  const body = markup.replace(/<\?.*?\?>/s, '').replace(/<style>.*?<\/style>/s, '');
  const pieces = body.split(/(<[^<>]+>)/);
  for (const piece of pieces) {
    const match = /^<(\/?)([^\s/>]+)([^>]*?)(\/?)>$/s.exec(piece);
    if (match === null) {
      if (/[<>]/.test(piece)) throw new Error(`a stray mark in: ${piece.slice(0, 80)}`);
      for (const tag of open) tag.text += piece;
      continue;
    }
    const [, closes, name = '', attributes = '', selfCloses] = match;
    if (closes === '/') {
      const last = open.pop();
      if (last?.name !== name) throw new Error(`${name} closes ${last?.name ?? 'nothing'}`);
      continue;
    }
    const tag: Tag = { name, attributes, text: '', under: open.map((parent) => parent.name) };
    tags.push(tag);
    if (selfCloses !== '/' && !VOID.has(name.toLowerCase())) open.push(tag);
  }
  if (open.length > 0) throw new Error(`${open.map(({ name }) => name).join(', ')} left open`);
  return tags;
}

/** Text as a reader sees it, its entities read. */
export function readText(text: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", '#96': '`', amp: '&' };
  return text.replace(/&(lt|gt|quot|apos|#39|#96|amp);/g, (_all, name: string) => named[name] ?? '');
}
