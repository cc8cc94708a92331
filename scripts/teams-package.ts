import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';

export type Package =
  | { readonly kind: 'made'; readonly zip: Uint8Array; readonly files: readonly string[] }
  /** Names of the values that the manifest wants and nobody gave. */
  | { readonly kind: 'missing'; readonly names: readonly string[] };

const FOLDER = new URL('../manifest/', import.meta.url);

/** May be empty: a live app has nothing behind its name. */
const MAY_BE_EMPTY = ['APP_NAME_SUFFIX'];

/** All that Teams looks for at the root of the zip: the manifest and its two icons. */
const ICONS = ['color.png', 'outline.png'];

/** The Teams app with an environment's values in their places, as a zip. */
export function packageOf(values: Readonly<Record<string, string | undefined>>): Package {
  const manifest = filledManifest(values);
  if (manifest.kind === 'missing') return manifest;
  const icons = ICONS.map((name) => [name, readFileSync(new URL(name, FOLDER))] as const);
  const files = Object.fromEntries([['manifest.json', strToU8(manifest.text)] as const, ...icons]);
  // One moment for every file, so that the same values make the same bytes.
  return { kind: 'made', zip: zipSync(files, { mtime: new Date(1981, 0, 1) }), files: Object.keys(files) };
}

/** The manifest's text with every `${{NAME}}` replaced, or the names that have no value. */
export function filledManifest(
  values: Readonly<Record<string, string | undefined>>,
): { readonly kind: 'filled'; readonly text: string } | { readonly kind: 'missing'; readonly names: string[] } {
  const template = readFileSync(new URL('manifest.json', FOLDER), 'utf8');
  const wanted = [...new Set([...template.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name = '']) => name))];
  const names = wanted.filter((name) => (values[name] ?? '') === '' && !MAY_BE_EMPTY.includes(name));
  if (names.length > 0) return { kind: 'missing', names };
  // As JSON, for a council's name may hold a quotation mark.
  const quoted = (name: string) => JSON.stringify(values[name] ?? '').slice(1, -1);
  return { kind: 'filled', text: template.replace(/\$\{\{(\w+)\}\}/g, (_, name: string) => quoted(name)) };
}
