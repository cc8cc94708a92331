/* Data from outside: anything may be missing or of another type. */
export type Fields = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const record = (value: unknown): Fields => (isRecord(value) ? value : {});

/** Empty for an object or a list where a text belongs. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
