import { readFileSync } from 'node:fs';

type Entry = {
  name?: string;
  version?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
  link?: boolean;
};
const read = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
const { packages } = read<{ packages: Record<string, Entry> }>('package-lock.json');
const own = read<{
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
}>('package.json');

const installed = Object.entries(packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const ships = installed.filter(([, { dev }]) => dev !== true);

/** Licences that ask for no more than to be named. */
const FINE = [
  ...['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'Unlicense', 'PSF-2.0'],
  '(AFL-2.1 OR BSD-3-Clause)',
  '(MIT OR Apache-2.0)',
];

/** Looked at one by one. */
const LOOKED_AT: Readonly<Record<string, string>> = {
  '@expo-google-fonts/atkinson-hyperlegible': 'MIT and OFL-1.1: the font may be bundled, and is not sold by itself',
  '@resvg/resvg-js': 'MPL-2.0: used as it comes, no file of it is changed',
  'date-holidays': 'ISC; its holiday data are CC-BY-3.0, which wants the source named (README, Licence)',
  'escape-regexp-component': 'MIT, by its README; package.json does not say',
  jspath: 'MIT, by its LICENSE; package.json does not say',
  'png-js': 'MIT, by its LICENSE; package.json does not say',
};

describe('what ships', () => {
  it('has only licences that a council may use without a second thought', () => {
    // A native package comes once for each platform, under its own name.
    const known = (path: string) => nameOf(path) in LOOKED_AT || nameOf(path).startsWith('@resvg/resvg-js-');
    const odd = ships.filter(([path, { license = '' }]) => !FINE.includes(license) && !known(path));
    expect(odd.map(([path, { license }]) => `${nameOf(path)}: ${license}`)).toEqual([]);
  });

  it('has no exception that is not needed any more', () => {
    const names = ships.map(([path]) => nameOf(path));
    expect(Object.keys(LOOKED_AT).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('has none of the development tools', () => {
    const tools =
      /^(azurite|@microsoft\/m365agentsplayground|jest|typescript|eslint|playwright-core|@sparticuz\/chromium|node)$/;
    expect(ships.map(([path]) => nameOf(path)).filter((name) => tools.test(name))).toEqual([]);
  });

  it('has every package that its packages ask for: none is replaced by the empty one', () => {
    const empty = ([, { name }]: (typeof installed)[number]) => name === '@favware/skip-dependency';
    expect(ships.filter(empty)).toEqual([]);
    expect(installed.filter(empty)).not.toEqual([]);
  });

  it('has one package that wants to run a script when installed, and runs without it', () => {
    const scripts = ships.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    expect(scripts.map(([path]) => nameOf(path))).toEqual(['dtrace-provider']);
  });
});

describe('what is installed', () => {
  it('is what was locked: every package has its version and its hash', () => {
    const loose = installed.filter(([, { integrity, version, link }]) => link !== true && !(integrity && version));
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it('is asked for by exact versions', () => {
    const wanted = Object.entries({ ...own.dependencies, ...own.devDependencies });
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('runs no script of a package that nobody looked at', () => {
    const scripts = installed
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => nameOf(path));
    expect(scripts.filter((name) => !(name in own.allowScripts))).toEqual([]);
    expect(Object.keys(own.allowScripts).filter((name) => !scripts.includes(name))).toEqual([]);
  });
});
