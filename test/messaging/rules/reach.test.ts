import { reachOf, whyNotReached } from '../../../src/messaging/rules/reach.ts';

const entraId = '00000000-0000-4000-8000-000000000001';
const chat = (why: string) => ({ reachable: why === '', why });

describe('whether a person can be reached', () => {
  it.each([
    ['whom the bot has met', { profile: { entraId }, conversation: chat('') }, 'reached', undefined],
    ['whom it can try by their Entra id', { profile: { entraId } }, 'untried', undefined],
    ['of whom it knows an address only', { profile: { entraId: '' } }, 'notInstalled', 'notInstalled'],
    ['who removed the app', { profile: { entraId }, conversation: chat('uninstalled') }, 'removed', 'removed'],
    ['who blocked it', { profile: { entraId }, conversation: chat('MessageWritesBlocked') }, 'blocked', 'blocked'],
    [
      'for whom it is switched off',
      { profile: { entraId }, conversation: chat('BotDisabledByAdmin') },
      'switchedOff',
      'switchedOff',
    ],
    [
      'whose chat has no app',
      { profile: { entraId }, conversation: chat('ForbiddenOperationException') },
      'notInstalled',
      'notInstalled',
    ],
    [
      'whom Teams refuses with a bare no',
      { profile: { entraId }, conversation: chat('http403') },
      'refused',
      'refused',
    ],
  ])('%s', (_who, facts, reach, why) => {
    expect([reachOf(facts), whyNotReached(facts)]).toEqual([reach, why]);
  });
});
