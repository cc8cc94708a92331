import { parseArgs } from 'node:util';
import { simulate } from './world.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    years: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const [first, count, years] = [values.seed, values.seeds, values.years].map(Number);
for (let seed = first ?? 1; seed < (first ?? 1) + (count ?? 1); seed += 1) {
  const document = await simulate({ seed, years: years ?? 1, register: 'examples/gateshead', faults: 1 });
  process.stdout.write(`${JSON.stringify(document, null, values.json ? 0 : 2)}\n`);
  if (document.violations.length > 0) process.exit(1);
}
process.exit(0);
