import { readFileSync } from 'node:fs';
import { spreadsheets } from '../../src/adapters/files/spreadsheets.ts';
import type { PersonKey } from '../../src/domain/measures/measure.ts';

/** Reads the spreadsheets named on the command line, one after the other, and prints what was said and the most memory. */
const tools = spreadsheets(() => 'nobody' as PersonKey, {
  book: () => ({ sheets: [] }),
  page: () => '',
  proposals: () => Promise.resolve(new Uint8Array()),
});
const said: string[] = [];
for (const path of process.argv.slice(2)) {
  const { problems } = await tools.read(path, readFileSync(path));
  said.push(problems[0]?.problem ?? 'taken');
}
// Kilobytes, whatever the system.
process.stdout.write(JSON.stringify({ said, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
