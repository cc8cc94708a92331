import { mkdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

type Inflate = (archive: string) => Promise<string>;

/**
 * Starts the browser that comes with `npm ci`: a Chromium for Linux on x64, with the libraries that a bare machine lacks.
 * Elsewhere the Chrome that is installed serves.
 */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome' });
  const { executablePath, libraries, args } = await oneAtATime(unpack);
  return chromium.launch({ executablePath, args, env: { ...process.env, LD_LIBRARY_PATH: libraries } });
}

async function unpack() {
  const { default: packed } = await import('@sparticuz/chromium');
  const folder = join(process.cwd(), 'node_modules', '@sparticuz', 'chromium');
  const lambda = (await import(pathToFileURL(join(folder, 'build', 'lambdafs.js')).href)) as { inflate: Inflate };
  const libraries = join(await lambda.inflate(join(folder, 'bin', 'al2023.tar.br')), 'lib');
  // As one process, the whole browser ends with its first page.
  const args = packed.args.filter((arg) => arg !== '--single-process');
  return { executablePath: await packed.executablePath(), libraries, args };
}

/** The archives unpack into one place for all: a second process would take a half-written file for the browser. */
async function oneAtATime<Result>(act: () => Promise<Result>): Promise<Result> {
  const lock = join(tmpdir(), 'pmif-browser.lock');
  while (
    !(await mkdir(lock).then(
      () => true,
      () => false,
    ))
  ) {
    const since = await stat(lock).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - since > 60_000) await rm(lock, { recursive: true, force: true }); // left by a killed process
    await pause(100);
  }
  try {
    return await act();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}
