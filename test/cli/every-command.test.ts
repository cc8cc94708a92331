import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Argument, Command, Option } from 'commander';
import { openProgram, runProgram } from '../../src/cli/program.ts';
import { freshTable, testStorage } from '../support/azurite.ts';

const folder = mkdtempSync(join(tmpdir(), 'pmif-every-'));
/** Each test opens the product a hundred times. */
const PATIENCE = 240_000;
const UNREADABLE = join(folder, 'unreadable.xlsx');
let commands: readonly Command[] = [];

beforeAll(async () => {
  writeFileSync(UNREADABLE, 'no workbook');
  process.env.AZURE_STORAGE_CONNECTION_STRING = await testStorage();
  process.env.PMIF_DATA_DIR = folder;
  process.env.PMIF_NOW = '2026-11-24T10:00:00Z';
  process.env.LOG_LEVEL = 'silent';
  commands = (await openProgram(() => true)).commands;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => jest.restoreAllMocks());

/** Runs a command line in this process; rejects where the program would print a stack trace. */
async function pmif(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const toOut = (text: string | Uint8Array) => ((out += String(text)), true);
  const toErr = (text: string | Uint8Array) => ((err += String(text)), true);
  jest.spyOn(process.stdout, 'write').mockImplementation(toOut);
  jest.spyOn(process.stderr, 'write').mockImplementation(toErr);
  jest.spyOn(console, 'log').mockImplementation((line: string) => void toOut(`${line}\n`));
  jest.spyOn(console, 'error').mockImplementation((line: string) => void toErr(`${line}\n`));
  process.exitCode = 0;
  try {
    await runProgram(args);
    return { code: process.exitCode, out, err };
  } catch (fault) {
    throw new Error(`pmif ${args.join(' ')} prints a stack trace`, { cause: fault });
  } finally {
    process.exitCode = 0;
    jest.restoreAllMocks();
  }
}

type Given = Readonly<Record<string, string>>;

/** Values for arguments and options by their name; the rest are given nonsense. */
const FILES: Given = { file: join(folder, 'backup'), out: join(folder, 'out.html') };
const SENSIBLE: Given = {
  ...FILES,
  code: 'STAT-REREF',
  codes: 'STAT-REREF',
  period: 'FY2025/26',
  on: '2026-12-01',
  email: 'service.manager@example.gov.uk',
  by: 'performance.lead@example.gov.uk',
  which: 'everything',
  from: 'families',
  to: 'corporate',
  committee: 'families',
  path: 'test/fixtures/twenty-errors',
};

const valuesOf = ({ argChoices }: Argument | Option, name: string, given: Given): string[] =>
  argChoices ?? [given[name] ?? 'nonsense'];

/** The options that a command requires, with values. */
const requiredOf = (command: Command, given: Given): string[] =>
  command.options
    .filter(({ mandatory }) => mandatory)
    .flatMap((option) => [option.long ?? '', valuesOf(option, option.attributeName(), given)[0] ?? '']);

/** A command line for each choice of a command's arguments, with the options that it requires. */
function linesOf(command: Command, given: Given): string[][] {
  const all = command.registeredArguments.reduce<string[][]>(
    (lines, argument) => {
      const values = valuesOf(argument, argument.name(), given);
      return lines.flatMap((line) => values.map((value) => [...line, value]));
    },
    [[command.name()]],
  );
  return all.map((line) => [...line, ...requiredOf(command, given)]);
}

/** A command line for each of these options of a command, given a value where it takes one. */
function optionLinesOf(command: Command, given: Given, wanted: (option: Option) => boolean): string[][] {
  const [line = []] = linesOf(command, given);
  return command.options.filter(wanted).map((option) => {
    const value = given[option.attributeName()] ?? 'nonsense';
    return [...line, option.long ?? '', ...(option.required ? [value] : [])];
  });
}

/** What is wrong with how the program takes these command lines: each ends well, or with one line of explanation. */
async function faultsOf(lines: readonly string[][]): Promise<string[]> {
  const faults: string[] = [];
  for (const line of lines) {
    const { code, out, err } = await pmif(...line).catch((fault: Error) => ({ code: -1, out: '', err: fault.message }));
    const said = err.trim().split('\n');
    const well = code === 0 || ((code === 1 || code === 2) && said.length === 1 && (out !== '' || err !== ''));
    if (!well) faults.push(`pmif ${line.join(' ')}: ${code}: ${said.join(' | ')}`);
  }
  return faults;
}

describe('every command', () => {
  it(
    'says in one line what is missing, on an empty store',
    async () => {
      process.env.PMIF_TABLE_PREFIX = freshTable();
      const lines = commands.flatMap((command) => linesOf(command, SENSIBLE));
      expect(lines.length).toBeGreaterThan(40);
      // What writes to the store comes last.
      const writes = (line: readonly string[]) => ['restore', 'hold'].includes(line[0] ?? '');
      expect(await faultsOf([...lines.filter((line) => !writes(line)), ...lines.filter(writes)])).toEqual([]);
      expect(await pmif('due')).toEqual({
        code: 1,
        out: '',
        err: expect.stringMatching(/^The store is empty.*import/),
      });
    },
    PATIENCE,
  );

  it(
    'says in one line what is wrong with an argument',
    async () => {
      process.env.PMIF_TABLE_PREFIX = freshTable();
      expect(await pmif('import', 'test/fixtures/one-owner')).toMatchObject({ code: 0 });
      const tooLong = { ...SENSIBLE, code: 'C'.repeat(2000), email: 'e'.repeat(2000) };
      const lines = commands.flatMap((command) => [
        [command.name()],
        [command.name(), '--no-such-option'],
        ...linesOf(command, FILES),
        ...linesOf(command, tooLong).filter((line) => line.some((word) => word.length === 2000)),
        ...optionLinesOf(command, FILES, ({ required }) => required),
      ]);
      expect(await faultsOf([...lines, ['no-such-command'], ['due', 'too', 'many']])).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'says in one line that a file is missing, or cannot be written',
    async () => {
      process.env.PMIF_TABLE_PREFIX = freshTable();
      expect(await pmif('import', 'test/fixtures/one-owner')).toMatchObject({ code: 0 });
      const missing = join(folder, 'no-such-folder');
      const files = [join(missing, 'a.docx'), join(missing, 'a.pdf'), join(missing, 'a.svg'), folder, UNREADABLE];
      const lines = files.flatMap((file) => {
        const given = { ...SENSIBLE, file, path: file, out: file, picture: file };
        const ofFiles = ({ long, mandatory }: Option) => !mandatory && (long === '--out' || long === '--picture');
        return commands.flatMap((command) => [...linesOf(command, given), ...optionLinesOf(command, given, ofFiles)]);
      });
      const withFile = lines.filter((line) => line.some((word) => files.includes(word)));
      expect(await faultsOf(withFile)).toEqual([]);
      expect(existsSync(missing)).toBe(false);
    },
    PATIENCE,
  );
});
