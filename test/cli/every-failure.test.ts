import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openProgram, runProgram } from '../../src/cli/program.ts';
import { openTableArchive } from '../../src/storage/records/archive.ts';
import { backupFiles } from '../../src/storage/records/backup-file.ts';
import { freshTable, testStorage } from '../support/azurite.ts';
import { freePort } from '../support/free-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'pmif-failure-'));
const PATIENCE = 120_000;
const table = freshTable();
const NO_SUCH = join(folder, 'no-such-folder');
const DATA = join(folder, 'data');
const FULL = ['docx', 'html', 'md', 'pdf', 'txt', 'svg', 'png', 'csv', 'zip', 'xlsx', 'json'].map((ending) =>
  join(folder, `full.${ending}`),
);
/** Values by the name of an argument or an option; where a name is not here, `nonsense` is given. */
const SENSIBLE: Readonly<Record<string, string>> = {
  code: 'M-1',
  codes: 'M-1',
  period: 'FY2025/26',
  email: 'service.manager@example.gov.uk',
  by: 'performance.lead@example.gov.uk',
  which: 'everything',
  on: '2026-12-01',
  path: 'test/fixtures/one-owner',
  file: join(folder, 'backup'),
  out: join(folder, 'out.html'),
};
let commands: readonly Command[] = [];
let lines: readonly (readonly string[])[] = [];

beforeAll(async () => {
  for (const file of FULL) symlinkSync('/dev/full', file);
  for (const [name, text] of [
    ['empty', ''],
    ['cut', '{"filename":"tables.json","collections":[{"name'],
  ] as const) {
    mkdirSync(join(DATA, name, 'azurite'), { recursive: true });
    writeFileSync(join(DATA, name, 'azurite', 'tables.json'), text);
  }
  writeFileSync(join(DATA, 'file'), 'kept');
  commands = (await openProgram(() => true)).commands;
  lines = commands.map((command) => lineOf(command));
  process.env.PMIF_DATA_DIR = DATA;
  process.env.PMIF_NOW = '2026-11-24T10:00:00Z';
  process.env.LOG_LEVEL = 'silent';
});
beforeEach(async () => {
  process.env.AZURE_STORAGE_CONNECTION_STRING = await testStorage();
  process.env.PMIF_TABLE_PREFIX = table;
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = 0;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A command with its arguments and the options that it requires, all with sensible values. */
function lineOf(command: Command, given = SENSIBLE): string[] {
  const needed = command.options
    .filter(({ mandatory }) => mandatory)
    .flatMap((option) => [option.long ?? '', option.argChoices?.[0] ?? given[option.attributeName()] ?? 'nonsense']);
  const args = command.registeredArguments.map(
    (argument) => argument.argChoices?.[0] ?? given[argument.name()] ?? 'nonsense',
  );
  return [command.name(), ...args, ...needed];
}

/** Runs command lines at the same time; what they print is not told apart. `thrown`: the program would print a stack trace. */
async function pmif(...all: (readonly string[])[]) {
  const said = { out: '', err: '', thrown: '' };
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.out += String(text)), true));
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.err += String(text)), true));
  jest.spyOn(console, 'log').mockImplementation((line: string) => void (said.out += `${line}\n`));
  jest.spyOn(console, 'error').mockImplementation((line: string) => void (said.err += `${line}\n`));
  process.exitCode = 0;
  await Promise.all(
    all.map((line) => runProgram(line).catch((fault: unknown) => (said.thrown += `${String(fault)}\n`))),
  );
  const code = process.exitCode;
  process.exitCode = 0;
  jest.restoreAllMocks();
  return { ...said, code };
}

/** The command lines that do not fail with one or two plain lines and exit code 1 or 2. */
async function notPlain(wrong: readonly (readonly string[])[]): Promise<string[]> {
  const faults: string[] = [];
  for (const line of wrong) {
    const { out, err, code, thrown } = await pmif(line);
    // The doctor's answer is its findings; some commands' refusal with --json, or their answer, is one as well.
    const said = (err || out).trim().split('\n');
    const isPlain = thrown === '' && (code === 1 || code === 2) && said[0] !== '' && said.length <= 2;
    if (!isPlain || /^\s+at .*:\d+/m.test(err))
      faults.push(`pmif ${line.join(' ')}: ${code}: ${thrown || said.join(' | ')}`);
  }
  return faults;
}

async function storeHash(): Promise<string> {
  const connection = { kind: 'connectionString' as const, value: await testStorage() };
  return (await backupFiles.hashOf((await openTableArchive(connection, table)).rows())).hash;
}

describe('every command fails plainly and writes nothing', () => {
  it(
    'with an argument missing or one too many, or an option that is not usable',
    async () => {
      expect(await pmif(['import', 'test/fixtures/one-owner'])).toMatchObject({ code: 0 });
      const before = [await storeHash(), readdirSync(folder)];
      const wrong = commands.flatMap((command) => {
        const line = lineOf(command);
        const has = (name: string) => command.options.some(({ long }) => long === name);
        const lessOne = line.filter((_word, at) => at !== 1);
        return [
          ...(command.registeredArguments[0]?.required === true ? [lessOne] : []),
          ...(command.registeredArguments.some(({ variadic }) => variadic) || command.registeredArguments.length === 0
            ? [[...line, '--no-such-option']]
            : [[...line, 'one', 'too', 'many']]),
          ...command.options.filter(({ required }) => required).map(({ long }) => [...line, long ?? '']),
          ...command.options
            .filter(({ argChoices }) => argChoices)
            .map(({ long }) => [...line, long ?? '', 'nonsense']),
          ...(has('--now')
            ? ['0001-01-01T00:00Z', '9999-12-31T00:00Z', 'yesterday'].map((now) => [...line, '--now', now])
            : []),
        ];
      });
      expect(wrong.length).toBeGreaterThan(150);
      expect(await notPlain(wrong)).toEqual([]);
      expect([await storeHash(), readdirSync(folder)]).toEqual(before);
    },
    PATIENCE,
  );

  it(
    'into a full disk, a folder, or a folder that is not there',
    async () => {
      const ofFiles = /^--(out|picture)$/;
      const listed = readdirSync(folder);
      const wrong = commands.flatMap((command) => {
        const endings = [...FULL, folder, join(NO_SUCH, 'a.html'), join(NO_SUCH, 'a.svg')];
        const taken = command.name() === 'backup';
        const option = command.options.find(({ long }) => ofFiles.test(long ?? ''));
        if (!taken && option === undefined) return [];
        return endings.map((file) => {
          const line = lineOf(command, { ...SENSIBLE, file, out: file });
          return taken || option?.mandatory === true ? line : [...line, option?.long ?? '', file];
        });
      });
      expect(await notPlain(wrong)).toEqual([]);
      expect(readdirSync(folder)).toEqual(listed);
    },
    PATIENCE,
  );

  it(
    'where storage is away, or refuses the key',
    async () => {
      const good = await testStorage();
      const count = (text: string, what: RegExp) => text.split('\n').filter((line) => what.test(line)).length;
      process.env.AZURE_STORAGE_CONNECTION_STRING = good.replace(/:\d+\//, `:${await freePort()}/`);
      const opens = lines.filter(([name]) => name !== 'explain' && name !== 'report');
      const away = await pmif(...opens);
      expect(away.thrown).toBe('');
      expect(count(away.err + away.out, /Storage does not answer\./)).toBeGreaterThan(20);

      process.env.AZURE_STORAGE_CONNECTION_STRING = good.replace(/AccountKey=[^;]+/, 'AccountKey=d3Jvbmcga2V5');
      const refused = await pmif(...opens);
      expect(refused.thrown).toBe('');
      expect(count(refused.err + refused.out, /Storage refuses this identity\..* Check the key/)).toBeGreaterThan(20);
    },
    PATIENCE,
  );

  it.each([
    ['cannot be made', '/proc/x', /The data folder \/proc\/x cannot be made/],
    ['is a file', join(DATA, 'file'), /is not a folder\. Set PMIF_DATA_DIR/],
    ['has an empty file of tables', join(DATA, 'empty'), /tables\.json is empty or cut off\. Move it away/],
    ['has a file of tables that is cut off', join(DATA, 'cut'), /tables\.json is empty or cut off\. Move it away/],
  ])(
    'where the data folder %s',
    async (_how, data, what) => {
      delete process.env.AZURE_STORAGE_CONNECTION_STRING;
      process.env.PMIF_DATA_DIR = data;
      const faults: string[] = [];
      // One that is cut off is read as an empty one is: three commands are enough.
      for (const line of data.endsWith('cut') ? lines.slice(0, 3) : lines) {
        const { err, out, code, thrown } = await pmif(line);
        const isRefusedBefore = code === 2 && /^error:/.test(err);
        if (thrown !== '' || code === 0 || !(isRefusedBefore || what.test(err + out)))
          faults.push(`${line.join(' ')}: ${thrown || err}`);
      }
      expect(faults).toEqual([]);
      expect(readFileSync(join(DATA, 'file'), 'utf8')).toBe('kept');
      expect(readFileSync(join(DATA, 'empty', 'azurite', 'tables.json'), 'utf8')).toBe('');
    },
    PATIENCE,
  );

  it('where a backup would replace a file, until it is told to', async () => {
    const file = join(folder, 'mine');
    writeFileSync(file, 'mine');
    expect(await pmif(['backup', file])).toMatchObject({ code: 2, err: expect.stringContaining('--force') });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(await pmif(['backup', '/dev/null', '--force'])).toMatchObject({
      code: 2,
      err: '/dev/null: this is not a plain file. Name a new file.\n',
    });
    expect(await pmif(['backup', file, '--force'])).toMatchObject({ code: 0 });
    expect(readFileSync(file)[0]).toBe(0x1f);
  });
});
