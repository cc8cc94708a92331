import type { Change } from './change.ts';

/** Whether two plain values say the same; a key without a value is the same as no key. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => same(fieldOf(one, key), fieldOf(other, key)));
}

/** What differs between two records, field by field; for a new record one line with its name. */
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
