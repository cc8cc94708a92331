import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * All temporary files of a test run go into one folder, which goes when the run ends, however it ends: those of the
 * tests, and those of the processes and browsers that they start.
 */
export default function giveRunItsFolder(): void {
  const folder = mkdtempSync(join(tmpdir(), 'pmif-tests-'));
  process.env.TMPDIR = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
}
