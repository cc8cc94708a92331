import { registerHooks } from 'node:module';
import { parseArgs } from 'node:util';
import { PLANTS } from './plants.ts';
import { registerFolder, REGISTERS } from './registers.ts';

const USAGE = `npm run -s simulate -- [--seed N] [--seeds N] [--years N] [--register ${REGISTERS.join('|')}] [--faults N] [--json]
  [--plant NAME]  [--list-plants]`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    years: { type: 'string', default: '1' },
    register: { type: 'string', default: 'example' },
    faults: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    plant: { type: 'string' },
    'list-plants': { type: 'boolean', default: false },
  },
});

/** Puts a bug into the product as it is loaded. Returns in how many places it was put. */
function plant(name: string): () => number {
  const bug = PLANTS.find((one) => one.name === name);
  if (bug === undefined) stop(`There is no planted bug "${name}". npm run -s simulate -- --list-plants names them.`);
  let places = 0;
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.includes('/src/') || loaded.source === undefined || loaded.source === null) return loaded;
      const source = loaded.source.toString();
      if (!source.includes(bug.from)) return loaded;
      places += source.split(bug.from).length - 1;
      return { ...loaded, source: source.replaceAll(bug.from, () => bug.to) };
    },
  });
  return () => places;
}

function stop(problem: string): never {
  process.stderr.write(`${problem}\n${USAGE}\n`);
  process.exit(2);
}

const [seed = 1, seeds = 1, years = 1, faults = 1] = [values.seed, values.seeds, values.years, values.faults].map(
  Number,
);
const register = REGISTERS.find((name) => name === values.register);
if (register === undefined) stop(`There is no register "${values.register}".`);
if (![seed, seeds].every((number) => Number.isInteger(number) && number > 0) || !(years > 0) || !(faults >= 0))
  stop('Seeds are whole numbers above zero; years and faults are numbers.');
if (values['list-plants']) {
  process.stdout.write(PLANTS.map(({ name }) => `${name}\n`).join(''));
  process.exit(0);
}
const planted = values.plant === undefined ? undefined : plant(values.plant);
// Loaded only now, so that a bug is planted into what it loads.
const { simulate } = await import('./world.ts');
if (planted !== undefined && planted() !== 1) stop(`"${values.plant}" has no longer exactly one place.`);
const folder = registerFolder(register);
for (let next = seed; next < seed + seeds; next += 1) {
  const document = await simulate({ seed: next, years, folder, faults, planted: planted !== undefined });
  process.stdout.write(`${JSON.stringify(document, null, values.json ? 0 : 2)}\n`);
  if (document.violations.length > 0) process.exit(1);
}
process.exit(0);
