import { type JsonRecord, isRecord } from './untrusted.ts';

/** An expanded card, or a part of one. */
export type CardJson = JsonRecord;

/** Teams refuses 100 KB of UTF-16; the message around the card takes some of it. */
const MOST_BYTES = 80 * 1024;

/** The first version with each element; the rest have been there since 1.0. */
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
 * The lowest version with all of a card's elements and inputs: phones do not show a card of a version that they do not know.
 * Properties that old clients ignore do not count, and a chart counts as its fallback.
 */
export function lowestVersion(card: CardJson): string {
  return newest(card, '1.0');
}

/** The same card with every press as `Action.Execute`. */
export function asExecute(card: CardJson): CardJson {
  return change(card) as CardJson;
}

/** Throws where a card holds a null or an undefined, or is larger than Teams takes. */
export function assertSendable(card: CardJson): void {
  const at = findEmpty(card);
  if (at !== undefined) throw new Error(`card${at} is null`);
  const bytes = JSON.stringify(card).length * 2;
  if (bytes >= MOST_BYTES) throw new Error(`the card has ${bytes} bytes; Teams takes ${MOST_BYTES}`);
}

function change(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (!isRecord(value)) return value;
  const changed = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]));
  if (value.type !== 'Action.Submit' || !isRecord(value.data) || typeof value.data.verb !== 'string') return changed;
  return { ...changed, type: 'Action.Execute', verb: value.data.verb };
}

function newest(value: unknown, known: string): string {
  if (typeof value !== 'object' || value === null) return known;
  const type = Array.isArray(value) ? '' : String((value as CardJson).type);
  const own = versionOf(type, value);
  let version = own > known ? own : known;
  for (const [key, item] of Object.entries(value)) {
    // The data of a press is not an element, whatever it looks like.
    if (key !== 'data' || !type.startsWith('Action.')) version = newest(item, version);
  }
  return version;
}

function versionOf(type: string, part: object): string {
  if (!type.startsWith('Input.')) return SINCE[type] ?? '1.0';
  return ['label', 'isRequired', 'errorMessage'].some((name) => name in part) ? '1.3' : '1.0';
}

/** The path of a null, such as `.body.0.text`; built on the way back, because nulls are rare. */
function findEmpty(value: unknown): string | undefined {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return undefined;
  for (const [key, item] of Object.entries(value)) {
    const found = findEmpty(item);
    if (found !== undefined) return `.${key}${found}`;
  }
  return undefined;
}
