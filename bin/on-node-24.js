// Runs a program of this project on Node 24: here when this is new enough, else with the one that `npm ci` brings.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NEEDED = 24;

/** Runs `src/…ts` with this process's arguments; refuses, with the cure, where no Node 24 can be had. */
export async function onNode24(program) {
  const entry = fileURLToPath(new URL(`../${program}`, import.meta.url));
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return import(pathToFileURL(entry).href);
  const own = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
  if (!existsSync(own)) {
    console.error(
      `This needs Node ${NEEDED} or newer; here is ${process.versions.node}. Run \`npm ci\` in the project's folder: it brings Node ${NEEDED}.`,
    );
    process.exit(2);
  }
  process.on('SIGINT', () => {}); // the program itself stops everything; this waits for it
  const run = spawnSync(own, [entry, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(run.status ?? 1);
}
