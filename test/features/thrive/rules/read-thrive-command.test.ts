import { readThriveCommand } from '../../../../src/features/thrive/rules/read-thrive-command.ts';

it.each([
  ['link', { kind: 'link', group: '' }],
  ['<at>Performance</at> Link?', { kind: 'link', group: '' }],
  ['link repairs', { kind: 'link', group: 'repairs' }],
  ['link repairs.', { kind: 'link', group: 'repairs' }],
  ['thrive', { kind: 'overview' }],
  ['link here', undefined],
  ['link here repairs', undefined],
  ['link here!', undefined],
  ['linked', undefined],
  ['unlink here', undefined],
])('%s is read as %j', (text, command) => expect(readThriveCommand(text)).toEqual(command));
