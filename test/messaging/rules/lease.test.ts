import { goodForMs, mayTake } from '../../../src/messaging/rules/lease.ts';

const held = { holder: 'other', count: 7, wantedBy: '' };

describe('a lease of a minute', () => {
  it.each([
    ['that nobody ever had', undefined, 0, true],
    ['that is ours', { ...held, holder: 'me' }, 0, true],
    ['that was given back', { ...held, holder: '' }, 0, true],
    ['that another has, who was there a moment ago', held, 59_000, false],
    ['that another has, who was not there for a minute', held, 60_000, true],
    ['that we asked for, and another still has', { ...held, wantedBy: 'me' }, 1_000, false],
    ['that was given back to us', { holder: '', count: 8, wantedBy: 'me' }, 0, true],
    ['that was given back to somebody else', { holder: '', count: 8, wantedBy: 'third' }, 4_000, false],
    ['that somebody else did not fetch', { holder: '', count: 8, wantedBy: 'third' }, 5_000, true],
  ])('%s', (_title, lease, unchangedForMs, may) => {
    expect(mayTake({ lease, me: 'me', unchangedForMs, leaseMs: 60_000 })).toBe(may);
  });

  it('starts nothing in its last ten seconds, so that what it started ends before anybody takes over', () => {
    expect(goodForMs(60_000)).toBe(50_000);
  });
});
