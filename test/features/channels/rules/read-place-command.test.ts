import fc from 'fast-check';
import { readPlaceCommand } from '../../../../src/features/channels/rules/read-place-command.ts';

describe('what is typed in a channel or chat about itself', () => {
  it.each([
    ['committee families', { kind: 'tie', as: 'committee', code: 'families' }],
    ['Committee: CHW', { kind: 'tie', as: 'committee', code: 'CHW' }],
    [' committee ', { kind: 'tie', as: 'committee', code: '' }],
    ['link here', { kind: 'tie', as: 'group', code: '' }],
    ['Link here repairs', { kind: 'tie', as: 'group', code: 'repairs' }],
    ['link here for repairs', { kind: 'tie', as: 'group', code: 'repairs' }],
    ['unlink here', { kind: 'untie' }],
    ['untie', { kind: 'untie' }],
  ])('%s', (text, expected) => expect(readPlaceCommand(text)).toEqual(expected));

  it.each(['', 'link', 'due', 'committee families wants a report', 'what is linked here?', '1 12.5 because'])(
    '%j is something else',
    (text) => expect(readPlaceCommand(text)).toBeUndefined(),
  );

  it('takes anything that anybody may type', () => {
    fc.assert(fc.property(fc.string(), (text) => void readPlaceCommand(text)));
  });
});
