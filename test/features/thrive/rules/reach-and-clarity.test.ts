import fc from 'fast-check';
import { clarityOf, standingOf, sumOfReach } from '../../../../src/features/thrive/rules/reach-and-clarity.ts';
import { aGroup } from '../../../support/example-groups.ts';

it.each([
  [{ clear: 0, notQuite: 0 }, undefined],
  [{ clear: 9, notQuite: 0 }, undefined],
  [{ clear: 9, notQuite: 1 }, 90],
  [{ clear: 0, notQuite: 10 }, 0],
  [{ clear: 8, notQuite: 4 }, 67],
])('clarity of %j is shown as %s', (answers, shown) => expect(clarityOf(answers)).toBe(shown));

it.each([
  ['reached', { arrived: 1, hasChannel: true, waits: false }, 'channel'],
  ['reached', { arrived: 1, hasChannel: false, waits: false }, 'channel'],
  ['printed', { arrived: 2, hasChannel: true, waits: false }, 'noticeboard'],
  ['waiting', { arrived: 0, hasChannel: true, waits: true }, 'chat'],
  ['noPlace', { arrived: 0, hasChannel: false, waits: true }, 'chat'],
  ['nothingYet', { arrived: 0, hasChannel: true, waits: false }, 'channel'],
] as const)('a group is %s', (how, facts, kind) => {
  expect(standingOf({ group: aGroup({ kind }), answers: [], ...facts }).how).toBe(how);
});

it('adds up: every group and every one of its people is counted once', () => {
  const groups = fc.array(
    fc.record({
      size: fc.integer({ min: 1, max: 500 }),
      kind: fc.constantFrom('channel' as const, 'chat' as const, 'noticeboard' as const),
      hasChannel: fc.boolean(),
      arrived: fc.integer({ min: 0, max: 3 }),
      waits: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(groups, (made) => {
      const standings = made.map(({ size, kind, ...facts }) =>
        standingOf({ group: aGroup({ size, kind }), answers: [], ...facts }),
      );
      const sum = sumOfReach(standings, { clear: 0, notQuite: 0 });
      const total = (what: 'groups' | 'people') => Object.values(sum.by).reduce((all, one) => all + one[what], 0);
      expect(total('groups')).toBe(made.length);
      expect(total('people')).toBe(made.reduce((all, { size }) => all + size, 0));
      expect(sum.people).toBe(total('people'));
    }),
  );
});
