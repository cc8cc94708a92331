import fc from 'fast-check';
import { readChannelCommand } from '../../../../src/features/channels/rules/read-channel-command.ts';

describe('what is typed in a channel or chat about itself', () => {
  it.each([
    ['committee families', { kind: 'link', as: 'committee', code: 'families' }],
    ['Committee: CHW', { kind: 'link', as: 'committee', code: 'CHW' }],
    [' committee ', { kind: 'link', as: 'committee', code: '' }],
    ['link here', { kind: 'link', as: 'group', code: '' }],
    ['Link here repairs', { kind: 'link', as: 'group', code: 'repairs' }],
    ['link here for repairs', { kind: 'link', as: 'group', code: 'repairs' }],
    ['unlink here', { kind: 'unlink' }],
    ['untie', { kind: 'unlink' }],
  ])('%s', (text, expected) => expect(readChannelCommand(text)).toEqual(expected));

  it.each(['', 'link', 'due', 'committee families wants a report', 'what is linked here?', '1 12.5 because'])(
    '%j is something else',
    (text) => expect(readChannelCommand(text)).toBeUndefined(),
  );

  it('takes anything that anybody may type', () => {
    fc.assert(fc.property(fc.string(), (text) => void readChannelCommand(text)));
  });
});
