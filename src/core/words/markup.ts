/** Safe markup: text in it is escaped. `Markup.of` is for output of a library. */
export class Markup {
  readonly #text: string;
  private constructor(text: string) {
    this.#text = text;
  }
  static of(text: string): Markup {
    return new Markup(text);
  }
  toString(): string {
    return this.#text;
  }
}

type Piece = string | number | Markup | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};
/** Control characters and those that change the direction of text: removed. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Template tag. Texts are escaped for element content and quoted attributes; `Markup` is inserted as it is; lists are
 * joined.
 */
export function markup(fixed: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return Markup.of(fixed.reduce((text, next, index) => `${text}${written(pieces[index - 1] ?? '')}${next}`));
}

function written(piece: Piece): string {
  if (piece instanceof Markup) return piece.toString();
  if (typeof piece === 'number') return String(piece);
  if (typeof piece !== 'string') return (piece as readonly Piece[]).map(written).join('');
  return piece.replace(UNSEEN, '').replace(/[&<>"'`]/g, (mark) => ENTITIES[mark] ?? mark);
}
