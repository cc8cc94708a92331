import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { packageOf } from './teams-package.ts';

/**
 * `npm run package [-- NAME]`: the Teams app as a zip for one environment (`test` by default), from `env/.env.NAME`; environment
 * variables override the file.
 */
const name = process.argv[2] ?? 'test';
const file = new URL(`../env/.env.${name}`, import.meta.url);
const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
const made = packageOf({ ...parseEnv(readFileSync(file, 'utf8')), ...given });
if (made.kind === 'missing') {
  console.error(`Not set: ${made.names.join(', ')}.`);
  console.error(`Set them in env/.env.${name}, or for this command. TEAMS_APP_ID is a new GUID of your`);
  console.error('own; BOT_ID and BOT_DOMAIN are outputs of the deployment (infra/README.md).');
  process.exit(1);
}
const folder = 'package';
await mkdir(folder, { recursive: true });
const zip = join(folder, `so-what.${name}.zip`);
await writeFile(zip, made.zip);
console.log(`${zip} is ready: ${made.files.join(', ')}.`);
console.log('Next: in the Teams admin centre, open Teams apps, Manage apps, Upload new app, and choose that file.');
console.log('To try it yourself first: in Teams, open Apps, Manage your apps, Upload an app, Upload a custom app.');
console.log('A package that was uploaded before is replaced only by one with a higher APP_VERSION.');
