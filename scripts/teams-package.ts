import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';

export type Package =
  | { readonly kind: 'made'; readonly zip: Uint8Array; readonly files: readonly string[] }
  /** Names of the values that the manifest needs and that are not set. */
  | { readonly kind: 'missing'; readonly names: readonly string[] };

const FOLDER = new URL('../manifest/', import.meta.url);

/** Empty for a live app. */
const MAY_BE_EMPTY = ['APP_NAME_SUFFIX'];

const ICONS = ['color.png', 'outline.png'];

/** The Teams app for one environment, as a zip. */
export function packageOf(values: Readonly<Record<string, string | undefined>>): Package {
  const manifest = filledManifest(values);
  if (manifest.kind === 'missing') return manifest;
  const icons = ICONS.map((name) => [name, readFileSync(new URL(name, FOLDER))] as const);
  const files = Object.fromEntries([['manifest.json', strToU8(manifest.text)] as const, ...icons]);
  // A fixed time for every file, so that the same values give the same bytes.
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
  // As JSON, because a council's name may have a quotation mark.
  const quoted = (name: string) => JSON.stringify(values[name] ?? '').slice(1, -1);
  return { kind: 'filled', text: template.replace(/\$\{\{(\w+)\}\}/g, (_, name: string) => quoted(name)) };
}
