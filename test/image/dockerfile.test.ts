import { existsSync, readFileSync } from 'node:fs';
import { validate } from 'dockerfile-utils';
import { dockerfile } from '../support/dockerfile.ts';

const { instructions, lastStage } = dockerfile();
const named = (name: string) => lastStage.filter((one) => one.name === name);

describe('the image', () => {
  it('is described without a fault', () => {
    expect(validate(readFileSync('Dockerfile', 'utf8')).map(({ message }) => message)).toEqual([]);
  });

  it('runs on the Node that the tests run on, by its exact version', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    for (const from of instructions.filter(({ name }) => name === 'FROM')) {
      expect(from.words[0]).toBe(`node:${devDependencies['node']}-alpine`);
    }
  });

  it('runs as nobody in particular', () => {
    expect(named('USER').map(({ words }) => words)).toEqual([['node']]);
    // What comes after USER would still be root's if it were copied; nothing is.
    expect(lastStage.findIndex(({ name }) => name === 'USER')).toBeGreaterThan(
      lastStage.findLastIndex(({ name }) => name === 'COPY'),
    );
  });

  it('starts Node itself, so that the signal to stop reaches it', () => {
    expect(named('CMD').map(({ text }) => JSON.parse(text) as unknown)).toEqual([['node', 'bin/serve.js']]);
  });

  it('has no development tools, and runs no package’s own script', () => {
    const install = instructions.filter(({ name, text }) => name === 'RUN' && text.includes('npm'));
    expect(install).toHaveLength(1);
    expect(install[0]?.text).toMatch(/^npm ci --omit=dev --ignore-scripts/);
  });

  it('says what lives, for machines that ask the container', () => {
    expect(named('HEALTHCHECK')[0]?.text).toContain('/healthz');
  });

  it('copies what is there, and the build is sent all of it', () => {
    const sent = readFileSync('.dockerignore', 'utf8').split('\n');
    for (const { words } of instructions.filter(({ name, fromStage }) => name === 'COPY' && !fromStage)) {
      for (const from of words.slice(0, -1)) {
        expect(existsSync(from)).toBe(true);
        expect(sent).toContain(`!${from}`);
      }
    }
  });
});
