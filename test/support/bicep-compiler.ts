import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

const works = (command: string) => spawnSync(command, ['--version']).status === 0;

/** The Bicep compiler: `BICEP`, or `bicep` on the PATH. Undefined: there is none, and what needs it is skipped. */
export const compiler: string | undefined = [process.env['BICEP'] ?? '', 'bicep'].find(
  (command) => command !== '' && works(command),
);

/** Runs the compiler in a copy of `infra`, with more parameter files beside those there. */
export function bicep(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'bicep-'));
  cpSync('infra', folder, { recursive: true });
  for (const [name, text] of Object.entries(more)) writeFileSync(join(folder, name), text);
  const env = { ...process.env, ALERT_EMAIL: 'performance.team@example.gov.uk', CONTAINER_IMAGE: 'registry/so-what:1' };
  const { status, stdout, stderr } = spawnSync(compiler ?? 'bicep', args, { cwd: folder, env, encoding: 'utf8' });
  return { status, stdout, stderr, read: (name: string) => readFileSync(join(folder, name), 'utf8') };
}
