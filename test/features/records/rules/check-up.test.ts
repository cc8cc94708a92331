import { type Reach, reachFindings, registerFindings } from '../../../../src/features/records/rules/check-up.ts';
import type { Framework } from '../../../../src/core/measures/framework.ts';
import type { LiveMeasure, PersonKey } from '../../../../src/core/measures/measure.ts';
import { aMeasure, deputy, on, owner } from '../../../support/examples.ts';
import { aCommittee, aFramework } from '../../../support/frameworks.ts';

const manager = 'person-manager' as PersonKey;
const today = on('2026-11-24');
const sound: Framework = {
  ...aFramework([aCommittee('families', [['2026-12-10', '2026-12-01', 'FY2026/27-H1']])]),
  organisation: { name: 'Gateshead', contact: 'Performance team', privacyNotice: 'https://example.gov.uk/privacy' },
  closureDays: [on('2026-12-29')],
  preElection: [{ from: on('2027-03-29'), until: on('2027-05-06') }],
};
const person = (key: PersonKey, some: Partial<Reach> = {}, entraId = 'an-id'): [PersonKey, Reach] => [
  key,
  {
    person: {
      key,
      email: `${key}@example.gov.uk`,
      aliases: [],
      entraId,
      name: key,
      service: '',
      workDays: [],
      roles: [],
    },
    ...{ reachable: true, why: '', ...some },
  },
];
const facts = (some: { framework?: Framework; measures?: LiveMeasure[]; people?: [PersonKey, Reach][] } = {}) => ({
  today,
  framework: some.framework ?? sound,
  measures: some.measures ?? [aMeasure({ manager })],
  people: new Map(some.people ?? [person(owner), person(deputy), person(manager)]),
});
const where = (found: readonly { where: string; problem: string }[]) =>
  found.map((one) => `${one.where}: ${one.problem}`);

describe('a check of the register', () => {
  it('finds nothing where nothing is amiss', () => {
    expect([...registerFindings(facts()), ...reachFindings(facts())]).toEqual([]);
  });

  it('finds a live measure without an owner, or with one whom nobody knows', () => {
    const { owner: _owner, ...nobodys } = aMeasure({ code: 'A', manager });
    const gone = aMeasure({ code: 'B', owner: 'left' as PersonKey, manager });
    expect(where(registerFindings(facts({ measures: [nobodys, gone] })))).toEqual([
      'A: It is live and has no owner: nobody is asked.',
      'B: It is live and has no owner: nobody is asked.',
    ]);
  });

  it('finds an address that is stored for two people', () => {
    const [, { person: again }] = person(owner);
    const people = [person(owner), person(deputy, { person: { ...again, key: deputy } }), person(manager)];
    expect(where(registerFindings(facts({ people })))).toEqual([
      `${owner}@example.gov.uk: This address is stored for more than one person: one of them is not found by it, nor forgotten.`,
    ]);
  });

  it('leaves measures alone that ask nobody anyway', () => {
    const { owner: _owner, ...nobodys } = aMeasure();
    expect(registerFindings(facts({ measures: [{ ...nobodys, status: 'draft' }] }))).toEqual([]);
  });

  it('finds a measure that no manager hears of; the owner’s own manager will do', () => {
    expect(where(registerFindings(facts({ measures: [aMeasure()] })))[0]).toMatch(/^PMIF-LAC-N: It has no manager/);
    const [key, reach] = person(owner);
    const managed: [PersonKey, Reach] = [key, { ...reach, person: { ...reach.person, manager } }];
    expect(registerFindings(facts({ measures: [aMeasure()], people: [managed, person(manager)] }))).toEqual([]);
  });

  it.each<[string, Parameters<typeof aCommittee>[1], RegExp]>([
    ['no meetings', [], /no meeting ahead/],
    ['only meetings that were', [['2026-11-23', '2026-11-13', 'FY2026/27-H1']], /no meeting ahead/],
    ['no meeting that takes performance', [['2026-12-10', '2026-12-01']], /None of its meetings/],
  ])('finds a committee with %s', (_what, meetings, problem) => {
    const framework = { ...sound, committees: [aCommittee('families', meetings)] };
    expect(where(registerFindings(facts({ framework }))).join()).toMatch(problem);
  });

  it('finds words and days that are missing', () => {
    const framework = {
      ...sound,
      organisation: { name: '', contact: '', privacyNotice: '' },
      closureDays: [],
      preElection: [],
    };
    expect(registerFindings(facts({ framework }))).toHaveLength(4);
  });
});

describe('a check of who can be reached', () => {
  it('says of an owner who was never met what to do, and how much hangs on it', () => {
    const measures = [aMeasure({ code: 'A' }), aMeasure({ code: 'B' })];
    const found = reachFindings(facts({ measures, people: [person(owner, { reachable: false }, '')] }));
    expect(where(found)).toEqual([
      'person-owner@example.gov.uk: The owner of 2 measures has no Entra id in the register and has never been met in Teams.',
    ]);
  });

  it('says why an owner cannot be written to any more', () => {
    const found = reachFindings(facts({ people: [person(owner, { reachable: false, why: 'uninstalled' })] }));
    expect(where(found)[0]).toMatch(/cannot be written to: uninstalled/);
  });
});
