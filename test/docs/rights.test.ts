import { readFileSync } from 'node:fs';
import { MAY } from '../../src/core/rights/may.ts';
import { ACTIONS } from '../../src/features.ts';

const page = readFileSync('docs/rights.md', 'utf8');
const rowsOf = (heading: string) =>
  (page.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '').split('\n').filter((line) => /^\| [`_]/.test(line));
const cells = (line: string) => line.split('|').map((cell) => cell.trim());

describe('the page of rights', () => {
  it('names every button with its right and who has it', () => {
    const listed = new Map(rowsOf('Buttons on cards').map((line) => [cells(line)[1], cells(line)]));
    for (const [verb, { right }] of Object.entries(ACTIONS.presses)) {
      expect(listed.get(`\`${verb}\``)?.slice(2, 4)).toEqual([
        right,
        right === 'everyone' ? 'everyone' : MAY[right].join(', '),
      ]);
    }
    expect(listed.size).toBe(Object.keys(ACTIONS.presses).length);
  });

  it('names every typed sentence', () => {
    const commands = [...ACTIONS.commands, ...ACTIONS.lastCommands];
    const rows = rowsOf('Typed sentences');
    expect(rows).toHaveLength(commands.length);
    for (const { command, help, right } of commands)
      expect(rows.some((line) => line.includes(help?.typed ?? `_${command}_`) && cells(line)[2] === right)).toBe(true);
  });
});
