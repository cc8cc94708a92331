/** An expanded card, or a part of one. */
export type CardJson = { readonly [key: string]: unknown };

/** Teams refuses 100 KB of UTF-16; the message around the card takes some of it. */
const MOST_BYTES = 80 * 1024;

/** The version from which elements are understood; whatever is not named is of 1.0. */
const SINCE: Readonly<Record<string, string>> = {
  Media: '1.1',
  RichTextBlock: '1.2',
  TextRun: '1.2',
  ActionSet: '1.2',
  'Action.ToggleVisibility': '1.2',
  'Action.Execute': '1.4',
  Table: '1.5',
};

/**
 * The lowest version that covers a card's elements and inputs: phones show no card of a version that they do not know.
 * Properties that old clients ignore do not count; a chart counts as its fallback.
 */
export function lowestVersion(card: CardJson): string {
  const versions = parts(card).map((part) => {
    const type = String(part.type);
    const isLabelled =
      type.startsWith('Input.') && ['label', 'isRequired', 'errorMessage'].some((name) => name in part);
    return isLabelled ? '1.3' : (SINCE[type] ?? '1.0');
  });
  return versions.sort().at(-1) ?? '1.0';
}

/** The same card with every press as `Action.Execute`. */
export function asExecute(card: CardJson): CardJson {
  return change(card) as CardJson;
}

/** Throws where a card holds a null or an undefined, or is larger than Teams takes. */
export function assertSendable(card: CardJson): void {
  const at = findEmpty(card, 'card');
  if (at !== undefined) throw new Error(`${at} is null`);
  const bytes = Buffer.byteLength(JSON.stringify(card), 'utf16le');
  if (bytes >= MOST_BYTES) throw new Error(`the card has ${bytes} bytes; Teams takes ${MOST_BYTES}`);
}

function change(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (!isObject(value)) return value;
  const changed = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]));
  if (value.type !== 'Action.Submit' || !isObject(value.data) || typeof value.data.verb !== 'string') return changed;
  return { ...changed, type: 'Action.Execute', verb: value.data.verb };
}

/** Everything in a card that has a type, the card itself left out. */
function parts(value: unknown): CardJson[] {
  if (Array.isArray(value)) return value.flatMap(parts);
  if (!isObject(value)) return [];
  const own = typeof value.type === 'string' && value.type !== 'AdaptiveCard' ? [value] : [];
  // What a press carries is no element, whatever it looks like.
  const isAction = String(value.type).startsWith('Action.');
  return [...own, ...Object.entries(value).flatMap(([key, item]) => (isAction && key === 'data' ? [] : parts(item)))];
}

function findEmpty(value: unknown, at: string): string | undefined {
  if (value === null || value === undefined) return at;
  if (typeof value !== 'object') return undefined;
  for (const [key, item] of Object.entries(value)) {
    const found = findEmpty(item, `${at}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is CardJson {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
