/** Faults that the user can cure, by the name of the error; without a `problem` its message is printed. */
const CURES: Readonly<Record<string, { readonly problem?: string; readonly cure: string }>> = {
  NoFramework: {
    problem: 'The store is empty.',
    cure: 'Import a register first: pmif import examples/gateshead (or your own folder).',
  },
  StorageUnavailable: {
    problem: 'Storage does not answer.',
    cure: 'Check the account’s health, its firewall, and the role Storage Table Data Contributor of this identity.',
  },
  StorageRefused: {
    problem: 'Storage refuses this identity.',
    cure: 'Check the key in AZURE_STORAGE_CONNECTION_STRING, or the role Storage Table Data Contributor of this identity.',
  },
  StoreIsNewer: { cure: 'See docs/when-things-go-wrong.md; the last backup has the store as it was.' },
  UnreadableRow: { cure: 'See docs/when-things-go-wrong.md; the last backup has the row as it was.' },
  KeyTooLong: { cure: 'Use a shorter code or address.' },
  TooLarge: { cure: 'Shorten it.' },
};

const FILE_CURES: Readonly<Record<string, readonly [problem: string, cure: string]>> = {
  ENOENT: ['no such file or folder.', 'Check the path.'],
  ENOTDIR: ['no such file or folder.', 'Check the path.'],
  EISDIR: ['this is a folder.', 'Name a file.'],
  EACCES: ['permission denied.', 'Check who can read and write it.'],
  EPERM: ['permission denied.', 'Check who can read and write it.'],
  EROFS: ['the folder is read-only.', 'Choose another.'],
  ENOSPC: ['the disk is full.', 'Make room.'],
};

type CurableFault = { readonly problem: string; readonly cure: string; readonly exit: 1 | 2 };

/** What the user can do about a fault; undefined for a fault of the program. */
export function curableFault(fault: unknown): CurableFault | undefined {
  if (typeof fault !== 'object' || fault === null) return undefined;
  const { name = '', message = '', code = '', path, syscall, port, cure } = fault as Partial<SystemFault>;
  if (typeof cure === 'string') return { problem: message, cure, exit: 1 };
  const known = CURES[name];
  if (known !== undefined) return { problem: known.problem ?? message, cure: known.cure, exit: 1 };
  if (code.startsWith('ERR_PARSE_ARGS')) return { problem: message, cure: 'README.md has the options.', exit: 2 };
  if (syscall === 'listen') {
    const problem = code === 'EADDRINUSE' ? `Port ${port} is in use.` : `Port ${port} cannot be used (${code}).`;
    return { problem, cure: 'Stop what uses it (another copy?), or set PORT to another.', exit: 2 };
  }
  const file = FILE_CURES[code];
  // A fault of writing to an open file has no path.
  if (file === undefined || (path === undefined && syscall !== 'write')) return undefined;
  return { problem: `${path ?? 'The output'}: ${file[0]}`, cure: file[1], exit: 2 };
}

type SystemFault = NodeJS.ErrnoException & { readonly port: number; readonly cure: string };

const isDebugging = () => /^(debug|trace)$/.test(process.env['LOG_LEVEL'] ?? '');

/** Prints a fault as one line, and gives the exit code. */
export function printFault(fault: unknown, withStack = isDebugging()): 1 | 2 {
  const curable = curableFault(fault);
  const { problem, cure, exit } = curable ?? { problem: ownFault(fault), cure: WHERE_TO_LOOK, exit: 1 };
  console.error(`${problem} ${cure}`.replaceAll(/\s*\n\s*/g, ' '));
  if (withStack && curable === undefined) console.error(fault);
  return exit;
}

const ownFault = (fault: unknown) =>
  `This is a fault of the program: ${fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault)}.`;
const WHERE_TO_LOOK = 'Run it again with LOG_LEVEL=debug: that prints where. Please report it.';

/** For the first line of a program: what it throws ends it with one line. A server's log has the stack of its own faults. */
export function endOnFault(withStack?: boolean): void {
  if (process.listenerCount('uncaughtException') > 0) return;
  const end = (fault: unknown) => process.exit(printFault(fault, withStack));
  process.on('uncaughtException', end);
  // The reader of the output may stop early (`pmif export … | head`); that is no fault.
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => (fault.code === 'EPIPE' ? process.exit(0) : end(fault)));
}
