import { readFileSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

/** Renders the app's icons from their drawings: `npm run icons`. Teams requires one of 192 pixels and one of 32. */
for (const name of ['color', 'outline']) {
  const drawing = readFileSync(new URL(`../manifest/drawings/${name}.svg`, import.meta.url), 'utf8');
  const picture = new Resvg(drawing).render();
  writeFileSync(new URL(`../manifest/${name}.png`, import.meta.url), picture.asPng());
  console.log(`manifest/${name}.png: ${picture.width} × ${picture.height}`);
}
