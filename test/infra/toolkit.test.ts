import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { parse } from 'yaml';

type Step = { uses: string; with?: Record<string, unknown>; writeToEnvironmentFile?: Record<string, string> };
const text = readFileSync('m365agents.yml', 'utf8');
const steps = parse(text) as { version: string; environmentFolderPath: string } & Record<string, Step[]>;
const envOf = (name: string) => parseEnv(readFileSync(`env/.env.${name}`, 'utf8'));

describe('what the Agents Toolkit does', () => {
  it('is written for the newest version of its file', () => {
    expect(steps.version).toBe('v1.13');
  });

  it('names files that are there', () => {
    const paths = [...text.matchAll(/(?:manifestPath: \.\/|bash )([\w./-]+)/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(3);
    for (const path of paths) expect(existsSync(path)).toBe(true);
  });

  it('publishes the package that it has just made and looked at', () => {
    expect(steps['publish']?.map(({ uses }) => uses)).toEqual([
      'teamsApp/zipAppPackage',
      'teamsApp/validateAppPackage',
      'teamsApp/update',
      'teamsApp/publishAppPackage',
    ]);
  });

  it.each(['test', 'live'])('finds every value that it and the manifest want in the environment %s', (name) => {
    const wanted = `${text}${readFileSync('manifest/manifest.json', 'utf8')}`.matchAll(/\$\{\{(\w+)\}\}/g);
    const known = [...Object.keys(envOf(name)), 'TEAMSFX_ENV'];
    for (const [, variable] of wanted) expect(known).toContain(variable);
    expect(Object.keys(envOf(name))).toEqual(Object.keys(envOf('example')));
  });

  it.each(['example', 'test', 'live'])('keeps no secret in the environment %s', (name) => {
    for (const variable of Object.keys(envOf(name))) expect(variable).not.toMatch(/SECRET|PASSWORD|KEY|CONNECTION/);
  });
});
