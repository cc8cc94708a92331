#!/usr/bin/env node
// The `pmif` command. Runs on Node 24: the project's own (npm package `node`) where this one is older.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const entry = fileURLToPath(new URL('../src/cli/pmif.ts', import.meta.url));
if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  await import(entry);
} else {
  const own = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
  if (!existsSync(own)) {
    console.error(
      `pmif needs Node ${NEEDED} or newer; this is ${process.versions.node}. Run \`npm ci\` in the project's folder: it brings Node ${NEEDED}.`,
    );
    process.exit(2);
  }
  const run = spawnSync(own, [entry, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(run.status ?? 1);
}
