// Runs a program of this project on Node 24: here where this is new enough, else on the one that `npm ci` installs.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NEEDED = 24;

/** Runs `src/…ts` with this process's arguments; says what to do where there is no Node 24. */
export async function onNode24(program) {
  const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
  // Compiled code is kept between runs, which halves the time to start. Processes started from here inherit the setting; a
  // folder that is read-only does no harm.
  process.env.NODE_COMPILE_CACHE ??= inProject('node_modules/.cache/node-compile');
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
    module.enableCompileCache();
    return import(pathToFileURL(inProject(program)).href);
  }
  const own = inProject('node_modules/node/bin/node');
  if (!existsSync(own)) {
    console.error(
      `This needs Node ${NEEDED} or newer; here is ${process.versions.node}. Run \`npm ci\` in the project's folder: it brings Node ${NEEDED}.`,
    );
    process.exit(2);
  }
  process.on('SIGINT', () => {}); // the program itself stops everything; this waits for it
  const run = spawnSync(own, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(run.status ?? 1);
}
