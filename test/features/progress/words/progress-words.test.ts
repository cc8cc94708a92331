import { MESSAGE_KINDS, NAMES } from '../../../../src/features.ts';
import {
  beatWords,
  needsOwnerWords,
  undeliveredWords,
} from '../../../../src/features/progress/words/progress-words.ts';
import { newMessage } from '../../../../src/messaging/rules/message.ts';
import { aLine } from '../../../support/example-progress.ts';

it('a message that was given up is named by its kind, whichever it is', () => {
  const kinds = Object.keys(MESSAGE_KINDS) as Parameters<typeof newMessage>[0]['kind'][];
  const said = kinds.map((kind) => undeliveredWords({ key: 'k', kind, state: 'dead', name: 'A', reason: '' }, NAMES));
  expect(said).toHaveLength(24);
  expect(said.filter((line) => line.includes(': a message was'))).toEqual([]);
  expect(new Set(said).size).toBe(24);
});

it('a job is named by its title', () => {
  const beat = { at: '', next: '', outcome: 'waiting' } as const;
  expect(beatWords({ ...beat, job: 'committee-digest' }, NAMES)).toBe('Committees’ digests: has not looked yet.');
});

it('who has not answered is said without a number of days, which is a setting', () => {
  expect(needsOwnerWords(aLine({ needsOwner: 'silent' }))).not.toMatch(/month|week|\d/);
});
