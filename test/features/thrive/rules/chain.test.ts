import { chainOf } from '../../../../src/features/thrive/rules/chain.ts';
import { aMeasure, on } from '../../../support/examples.ts';
import { aGroup } from '../../../support/example-groups.ts';

const framework = {
  objectives: [{ code: 'PO1', wordings: [{ from: on('2021-05-20'), text: 'The best start in life' }] }],
  pledges: [
    {
      code: 'people',
      wordings: [
        { from: on('2018-03-20'), text: 'Put people and families at the heart' },
        { from: on('2025-04-01'), text: 'People Gateshead' },
      ],
    },
  ],
};
const measure = aMeasure({ code: 'M1', policyObjective: 'PO1', pledges: ['people'] });

it('goes from what a group does to objectives and pledges, two lists, in the wording of the day', () => {
  const of = (day: string) => chainOf(aGroup(), [measure], framework, on(day));
  const { links, gaps } = of('2026-11-24');
  expect(links).toEqual([
    {
      measure,
      moves: 'It contributes to M1.',
      objectives: ['The best start in life'],
      pledges: ['People Gateshead'],
    },
  ]);
  expect(gaps).toEqual([]);
  expect(of('2025-03-31').links[0]?.pledges).toEqual(['Put people and families at the heart']);
});

it.each([
  ['work', aGroup({ work: ' ' }), [measure]],
  ['forResidents', aGroup({ forResidents: '' }), [measure]],
  ['lead', aGroup({ lead: '' }), [measure]],
  ['noMeasure', aGroup({ measures: [] }), []],
  ['unknownMeasure', aGroup({ measures: ['M1', 'GONE'] }), [measure]],
  ['moves', aGroup({ moves: {} }), [measure]],
  ['objective', aGroup(), [{ ...measure, policyObjective: '' }]],
  ['pledge', aGroup(), [{ ...measure, pledges: [] }]],
] as const)('a missing link is a gap and nothing else: %s', (what, group, measures) => {
  expect(chainOf(group, measures, framework, on('2026-11-24')).gaps.map((gap) => gap.what)).toEqual([what]);
});
