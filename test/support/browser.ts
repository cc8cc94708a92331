import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Load alone must fail no test; shorter than jest's `testTimeout`, so that a failure names what did not come. */
const PATIENCE_MS = 180_000;
const PACKAGE = join(process.cwd(), 'node_modules', '@sparticuz', 'chromium');

/**
 * Starts the browser that comes with `npm ci`: a Chromium for Linux on x64, with the libraries that a bare machine lacks.
 * Elsewhere the Chrome that is installed serves.
 */
export async function launchBrowser(): Promise<Browser> {
  const browser = await launch();
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE_MS));
  return browser;
}

async function launch(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return chromium.launch({ channel: 'chrome', timeout: PATIENCE_MS });
  const folder = unpacked();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    // Without a graphics card it would draw in software what nobody looks at, which doubles its work.
    args: ['--no-sandbox', '--disable-gpu', '--disable-software-rasterizer', '--font-render-hinting=none'],
    env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') },
    timeout: PATIENCE_MS,
  });
}

/** Where the archives are unpacked, once for each version: into a folder of its own, which appears whole or not at all. */
function unpacked(): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const cache = join(process.cwd(), 'node_modules', '.cache', 'pmif');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  const source = `
    import chromium, { inflate } from '@sparticuz/chromium';
    await chromium.executablePath();
    await inflate(${JSON.stringify(join(PACKAGE, 'bin', 'al2023.tar.br'))});`;
  // It unpacks into the folder for temporary files.
  execFileSync(process.execPath, ['--input-type=module', '-e', source], { env: { ...process.env, TMPDIR: draft } });
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // another was quicker
  }
  return folder;
}
