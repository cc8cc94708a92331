import { writeFileSync } from 'node:fs';
import { present } from '../src/presenters/present.ts';
import { TEMPLATES } from '../src/presenters/card-data.ts';
import { EXAMPLES } from '../test/support/example-views.ts';

for (const name of TEMPLATES) {
  const view = EXAMPLES[name];
  if (view === undefined) throw new Error(`there is no example view ${name}`);
  const { data, fallbackText, speak } = present(view);
  writeFileSync(`cards/${name}.sample.json`, `${JSON.stringify({ ...data, fallbackText, speak }, null, 2)}\n`);
}
