import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MAY, type Needed } from '../src/core/rights/may.ts';
import { ACTIONS } from '../src/features.ts';

const FILE = fileURLToPath(new URL('../docs/rights.md', import.meta.url));

/** The page of rights, from the table of actions: every press and typed command, the right it needs, and who has it. */
export function rightsPage(): string {
  const presses = Object.entries(ACTIONS.presses).map(([verb, { right }]) => row(`\`${verb}\``, right));
  const commands = [...ACTIONS.commands, ...ACTIONS.lastCommands].map(({ command, right, help }) =>
    row(help === undefined ? `_${command}_` : `\`${help.typed}\``, right),
  );
  return [
    '# Who may do what',
    '',
    'Made from the table of actions by `npm run rights`; a test keeps it true. *everyone* is everybody of the register,',
    'each for what is theirs; *anyone* need not be in the register; *bearer* is whoever holds an address that cannot be',
    'guessed.',
    '',
    '## Buttons on cards',
    '',
    ...table(presses),
    '## Typed sentences',
    '',
    ...table(commands),
  ].join('\n');
}

const row = (name: string, right: Needed): string =>
  `| ${name} | ${right} | ${right === 'everyone' ? 'everyone' : MAY[right].join(', ')} |`;

const table = (rows: readonly string[]): string[] => [
  '| Action | Right | Who |',
  '| --- | --- | --- |',
  ...[...rows].sort(),
  '',
];

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, rightsPage());
