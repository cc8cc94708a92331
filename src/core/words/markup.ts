/** A piece of markup: what people typed is in it as text, escaped. `Markup.of` is for what a library drew. */
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
/** What no page can show, and what turns the direction of the text around it: taken out. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Markup with texts in it. Every text is escaped for element content and for a quoted attribute; markup of this tag goes
 * in as it is; a list is its pieces one after another.
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
