import type { DueReading } from '../../../../src/core/readings/due-reading.ts';
import { afterImport } from '../../../../src/features/readings/rules/due-rules.ts';
import { isOwed } from '../../../../src/features/readings/rules/still-owed.ts';
import { isLate } from '../../../../src/features/readings/rules/stages.ts';
import { aDueReading, aReading, on, owner } from '../../../support/examples.ts';

describe('what is still to come', () => {
  const until = (expectedOn: string) =>
    aDueReading({
      state: 'notReady',
      notReady: { reason: 'notPublished', expectedOn: on(expectedOn), note: '', times: 1, by: owner },
    });

  it.each<[string, DueReading, string, boolean, boolean]>([
    ['on its due day', aDueReading(), '2026-12-08', true, false],
    ['the day after', aDueReading(), '2026-12-09', true, true],
    ['the words alone, the day after', aDueReading({ state: 'valueOnly' }), '2026-12-09', true, true],
    ['put off, before the day named', until('2027-01-15'), '2027-01-14', false, false],
    ['put off, on the day named', until('2027-01-15'), '2027-01-15', true, false],
    ['put off, after the day named', until('2027-01-15'), '2027-01-16', true, true],
    ['put off to a day before it is due', until('2026-12-01'), '2026-12-08', true, false],
    ['answered', aDueReading({ state: 'answered' }), '2027-01-16', false, false],
    ['somebody else’s', aDueReading({ state: 'notMine' }), '2027-01-16', false, false],
    ['no longer collected', aDueReading({ state: 'withdrawn' }), '2027-01-16', false, false],
  ])('%s', (_what, due, at, open, late) => {
    expect([isOwed(due, on(at)), isLate(due, on(at))]).toEqual([open, late]);
  });
});

describe('a value that comes by spreadsheet', () => {
  const bare = aReading('2026-09-30', '500');
  const full = aReading('2026-09-30', '500', { soWhat: 'Fewer foster carers came forward.' });

  it.each([
    ['open', 'valueOnly', 'answered'],
    ['notReady', 'valueOnly', 'answered'],
    ['valueOnly', 'valueOnly', 'answered'],
    ['notMine', 'notMine', 'answered'],
    ['withdrawn', 'withdrawn', 'withdrawn'],
  ] as const)('for one that is %s: %s without words, %s with them', (state, without, withWords) => {
    const due = aDueReading({ state });
    expect([afterImport(due, bare).state, afterImport(due, full).state]).toEqual([without, withWords]);
  });

  it('asks nothing again that was asked about the words', () => {
    const questions = [
      { about: 'value', kind: 'surprising', last: '485', now: '4850' },
      { about: 'soWhat', kind: 'empty' },
    ] as const;
    const due = aDueReading({ state: 'valueOnly', questions });
    expect(afterImport(due, bare).questions).toEqual([{ about: 'soWhat', kind: 'empty' }]);
    expect(afterImport(due, full).questions).toEqual([]);
  });
});
