import type { Actor } from '../../../../core/audit-entry.ts';
import type { Day } from '../../../../core/calendar/day.ts';
import type { PersonKey } from '../../../../core/measures/measure.ts';

/** One change by an import, in words; `before` is empty for something new. */
export type Change = { readonly what: string; readonly before: string; readonly after: string };

/** When and by whom an import is made (by the files if no person is named), and the source of new keys. */
export type Moment = {
  readonly today: Day;
  readonly at: string;
  readonly by?: Actor;
  readonly newKey: () => PersonKey;
};

/** A key without a value equals a missing key. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => same(fieldOf(one, key), fieldOf(other, key)));
}

/** Differences field by field; one line for a new record. */
export function differences(what: string, before: object | undefined, after: object, name: string): Change[] {
  if (before === undefined) return [{ what, before: '', after: name }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => !same(fieldOf(before, key), fieldOf(after, key)))
    .map((key) => ({ what: `${what} ${key}`, before: shown(fieldOf(before, key)), after: shown(fieldOf(after, key)) }));
}

function fieldOf(record: object, key: string): unknown {
  return (record as Readonly<Record<string, unknown>>)[key];
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
