import { text } from 'node:stream/consumers';

/**
 * Runs `pmif` many times in one process, for loading it takes longer than most commands do. Reads one JSON list of argument
 * lists on standard input, and prints what each of them printed.
 */
const entry = new URL('../../src/cli/pmif.ts', import.meta.url).href;
const print = process.stdout.write.bind(process.stdout);
const ran: { readonly code: number; readonly out: string }[] = [];
for (const [number, args] of (JSON.parse(await text(process.stdin)) as string[][]).entries()) {
  let out = '';
  process.stdout.write = (part: string | Uint8Array) => {
    out += String(part);
    return true;
  };
  process.argv.splice(2, Infinity, ...args);
  process.exitCode = 0;
  // The query makes it a module of its own, which is run anew; what it imports is loaded once.
  await import(`${entry}?${number}`);
  ran.push({ code: process.exitCode, out });
}
process.exitCode = 0;
print(JSON.stringify(ran));
