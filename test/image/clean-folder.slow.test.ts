import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freshTable, testStorage } from '../support/azurite.ts';
import { dockerfile } from '../support/dockerfile.ts';
import { fakeEntra } from '../support/fake-entra.ts';
import { freePort } from '../support/free-port.ts';

/*
 * There may be no Docker here, so the Dockerfile's own steps are taken in an empty folder: what it copies is copied, what it
 * runs is run, and what it starts is started, with the Node that it names.
 */
const folder = mkdtempSync(join(tmpdir(), 'pmif-image-'));
const { instructions, lastStage } = dockerfile();
const nodeFolder = join(process.execPath, '..');
let entra: Awaited<ReturnType<typeof fakeEntra>>;
let env: Record<string, string>;
let running: ChildProcess | undefined;

beforeAll(async () => {
  entra = await fakeEntra();
  env = {
    PATH: `${nodeFolder}:${process.env.PATH}`,
    HOME: folder,
    NODE_ENV: 'production',
    ...entra.env,
    ...entra.machine,
    AZURE_STORAGE_CONNECTION_STRING: await testStorage(),
    PMIF_TABLE_PREFIX: freshTable(),
  };
  // The install wants the machine's way to the registry (a proxy, a certificate); what runs afterwards does not.
  const network = { ...process.env, PATH: env.PATH };
  for (const { name, words, text, fromStage } of instructions) {
    // One folder stands for both stages: what the second takes from the first is there already.
    if (name === 'COPY' && !fromStage) {
      const to = words.at(-1) ?? '';
      for (const from of words.slice(0, -1)) {
        cpSync(from, join(folder, to === './' ? from : to), { recursive: true });
      }
    }
    if (name === 'RUN') execFileSync('sh', ['-c', text], { cwd: folder, env: network, stdio: 'pipe' });
  }
});

afterAll(async () => {
  running?.kill('SIGKILL');
  await entra.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]) =>
  execFileSync('node', args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] }).toString();

/** Waits until a page answers 200; a server that is just starting answers nothing, or that it is not ready. */
async function isWell(address: string): Promise<void> {
  for (;;) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.status === 200) return;
    if (running?.exitCode !== null) throw new Error('it ended before it was well');
    await pause(200);
  }
}

describe('the steps of the Dockerfile, in a clean folder', () => {
  it('bring no development tools', () => {
    const { devDependencies } = JSON.parse(run('-p', 'JSON.stringify(require("./package.json"))')) as {
      devDependencies: Record<string, string>;
    };
    const script = `JSON.stringify(${JSON.stringify(Object.keys(devDependencies))}.filter((name) => require("fs").existsSync("node_modules/" + name + "/package.json")))`;
    // A package may be there as somebody else's dependency; none of the tools may.
    const there = JSON.parse(run('-p', script)) as string[];
    expect(there.filter((name) => !['fflate', '@types/node', 'adaptivecards'].includes(name))).toEqual([]);
  });

  it('give a pmif that loads a register', () => {
    const report = JSON.parse(run('bin/pmif.js', 'import', 'examples/gateshead', '--json')) as { problems: unknown[] };
    expect(report.problems).toEqual([]);
  });

  it('give a server that lives, is ready, keeps strangers out, and ends when it is told to', async () => {
    const port = await freePort();
    const [program = '', ...args] = JSON.parse(lastStage.find(({ name }) => name === 'CMD')?.text ?? '[]') as string[];
    const child = spawn(program, args, { cwd: folder, env: { ...env, PORT: String(port) }, stdio: 'ignore' });
    running = child;
    const address = `http://127.0.0.1:${port}`;
    await isWell(`${address}/healthz`);
    await isWell(`${address}/readyz`);
    const refused = await fetch(`${address}/api/messages`, { method: 'POST', body: '{}' });
    expect(refused.status).toBe(401);
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
  });
});
