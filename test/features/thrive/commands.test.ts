import { sentenceOf } from '../../../src/actions/dispatch.ts';
import { thrive } from '../../../src/features/thrive/feature.ts';

function read(text: string): object | undefined {
  const sentence = sentenceOf(text, true);
  for (const { command, input } of thrive.commands ?? []) {
    const { success, data } = input.safeParse(sentence);
    if (success && typeof data === 'object' && data !== null)
      return command === 'thrive' ? { kind: 'overview' } : { kind: command, ...data };
  }
  return undefined;
}

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
])('%s is read as %j', (text, command) => expect(read(text)).toEqual(command));
