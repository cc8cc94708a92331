import { isRouted, routingChanges } from '../../../src/core/measures/routing.ts';
import { aMeasure, on } from '../../support/examples.ts';

const july = on('2026-07-14');
const goingTo = (...committees: string[]) => aMeasure({ code: 'M', committees });

describe('which committee a measure goes to', () => {
  it.each([
    ['a new measure belongs to its committees as long as anybody remembers', undefined, ['a', 'b'], ['a', 'b'], []],
    ['a second committee gets its whole history', ['a'], ['a', 'b'], ['b'], []],
    ['a move begins on its day and ends on its day', ['a'], ['b'], ['b from 2026-07-14'], ['a']],
    ['the same in other capitals is no change', ['a'], ['A'], [], []],
    ['a committee that is taken away ends', ['a', 'b'], ['a'], [], ['b']],
  ])('%s', (_what, before, now, begun, ended) => {
    const changes = routingChanges(before && goingTo(...before), goingTo(...now), july);
    const said = changes.begun.map(({ committee, routing: { from } }) => `${committee}${from ? ` from ${from}` : ''}`);
    expect(said).toEqual(begun);
    expect(changes.ended).toEqual(ended.map((committee) => ({ committee, code: 'M', until: july })));
  });

  it.each([
    ['the year that ended before the move', '2026-03-31', true, false],
    ['the half-year that ended after it', '2026-09-30', false, true],
    ['a period that ends on the very day', '2026-07-14', false, true],
  ])('is in both histories, each right: %s', (_what, end, old, next) => {
    const period = { end: on(end) };
    expect(isRouted({ code: 'M', until: july }, period)).toBe(old);
    expect(isRouted({ code: 'M', from: july }, period)).toBe(next);
  });
});
