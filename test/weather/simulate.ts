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

/** Puts a bug into the product as it is loaded. Throws where its text is not there, or in two places. */
function plant(name: string): void {
  const bug = PLANTS.find((one) => one.name === name);
  if (bug === undefined) stop(`There is no planted bug "${name}". npm run -s simulate -- --list-plants names them.`);
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.includes('/src/') || loaded.source === undefined || loaded.source === null) return loaded;
      const source = loaded.source.toString();
      return source.includes(bug.from) ? { ...loaded, source: source.replace(bug.from, () => bug.to) } : loaded;
    },
  });
}

function stop(problem: string): never {
  console.error(`${problem}\n${USAGE}`);
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
  for (const { name } of PLANTS) console.log(name);
  process.exit(0);
}
if (values.plant !== undefined) plant(values.plant);
// Loaded only now, so that a bug is planted into what it loads.
const { simulate } = await import('./world.ts');
const folder = registerFolder(register);
for (let next = seed; next < seed + seeds; next += 1) {
  const document = await simulate({ seed: next, years, folder, faults });
  process.stdout.write(`${JSON.stringify(document, null, values.json ? 0 : 2)}\n`);
  if (document.violations.length > 0) process.exit(1);
}
process.exit(0);
