import { globSync, readFileSync } from 'node:fs';
import { PLANTS } from './plants.ts';

it.each(PLANTS)('the text of the planted bug $name stands once in the product', ({ from }) => {
  const sources = globSync('src/**/*.ts').map((file) => readFileSync(file, 'utf8'));
  expect(sources.reduce((count, source) => count + source.split(from).length - 1, 0)).toBe(1);
});
