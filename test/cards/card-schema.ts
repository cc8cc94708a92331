import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

const FOLDER = join(process.cwd(), '..', 'shared', 'data', 'schemas');

/**
 * The published schemas of Adaptive Cards, where they lie beside the project; they are not part of it. 1.5 does not know
 * `filtered` choices, which Teams added and 1.6 has, so 1.6 is the one to hold cards against.
 */
export function cardSchema(): ValidateFunction | undefined {
  const path = join(FOLDER, 'adaptive-card-1.6.0.json');
  if (!existsSync(path)) return undefined;
  const schema = patched(JSON.parse(readFileSync(path, 'utf8'))) as Record<string, unknown>;
  const { id: _id, $schema: _draft, ...rest } = schema;
  return new Ajv({ strict: false, validateSchema: false, validateFormats: false }).compile(rest);
}

/** The published file says `"required": true` in places where the draft wants a list. */
function patched(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(patched);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, item]) => !(name === 'required' && typeof item !== 'object'))
      .map(([name, item]) => [name, patched(item)]),
  );
}
