import fc from 'fast-check';
import { sentenceOf } from '../../src/actions/dispatch.ts';
import { ACTIONS } from '../../src/features.ts';

/** The command that a sentence is for, with what it reads; a feature's first, in their order. */
function readAs(text: string): Record<string, unknown> {
  const sentence = sentenceOf(text, true);
  const read = [...ACTIONS.commands, ...ACTIONS.lastCommands].flatMap(({ command, input }) => {
    const { data } = input.safeParse(sentence);
    return typeof data === 'object' && data !== null ? [{ kind: command, ...data }] : [];
  });
  return read[0] ?? { kind: 'unknown' };
}

describe('a typed sentence', () => {
  it.each([
    ['due', { kind: 'due' }],
    [' Due. ', { kind: 'due' }],
    ['help', { kind: 'help' }],
    ['Who are you?', { kind: 'help' }],
    ['team', { kind: 'team' }],
    ['Show my team', { kind: 'team' }],
    ['Thank you!', { kind: 'thanks' }],
    ['stop', { kind: 'unsubscribe' }],
    ['undo', { kind: 'change' }],
    ['1 12.5 because demand rose', { kind: 'answer', which: '1', value: '12.5', words: 'Because demand rose' }],
    [
      'PMIF-LAC-N 490 because of demand',
      { kind: 'answer', which: 'PMIF-LAC-N', value: '490', words: 'Because of demand' },
    ],
    ['2 64%', { kind: 'answer', which: '2', value: '64%', words: '' }],
    ['not ready 1 until 15 Jan', { kind: 'notReady', which: '1', until: '15 Jan' }],
    ['Not ready 3', { kind: 'notReady', which: '3', until: '' }],
    ['not mine 1', { kind: 'notMine', which: '1' }],
    ['3', { kind: 'open', which: '3' }],
    ['CNL-VOIDS', { kind: 'open', which: 'CNL-VOIDS' }],
    ['correct that', { kind: 'change' }],
    ['correct PMIF-LAC-N 2026-09-30', { kind: 'correct', code: 'PMIF-LAC-N', period: '2026-09-30' }],
    ['open PMIF-LAC-N 2026-09-30', { kind: 'openByHand', code: 'PMIF-LAC-N', period: '2026-09-30' }],
    ['lock FY2026/27-H1', { kind: 'lock', things: [], period: 'FY2026/27-H1', why: '' }],
    ['open request 2026', { kind: 'request', request: '2026', subject: '' }],
    ['committee families', { kind: 'committee', committee: 'families' }],
    ['what is all this about', { kind: 'unknown' }],
    ['', { kind: 'unknown' }],
  ])('“%s” is understood', (text, expected) => {
    expect(readAs(text)).toEqual(expected);
  });

  it('never fails, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ maxLength: 5000 }), (text) => readAs(text).kind !== ''));
  });
});
