import type { PersonKey } from '../../../src/core/measures/measure.ts';
import type { Role } from '../../../src/core/measures/people.ts';
import { type Right } from '../../../src/core/rights/may.ts';
import { may, mayAnswer, mayAtDesk } from '../../../src/core/rights/relationships.ts';
import { aMeasure, deputy, owner } from '../../support/examples.ts';

const manager = 'person-manager' as PersonKey;
const colleague = 'person-colleague' as PersonKey;
const measure = aMeasure({ owner, deputy, manager });

describe('who may do what to a measure', () => {
  it.each<[string, PersonKey, Role[], Right[]]>([
    ['its owner', owner, [], ['answer', 'handOver', 'seeUnreleased', 'seeSmallNumbers']],
    ['its deputy', deputy, [], ['answer', 'handOver', 'seeUnreleased', 'seeSmallNumbers']],
    ['its manager', manager, [], ['handOver', 'seeUnreleased', 'seeSmallNumbers']],
    ['the performance team', colleague, ['performance'], ['answer', 'handOver', 'seeUnreleased', 'seeSmallNumbers']],
    ['a committee’s officer', colleague, ['committee-officer'], ['seeUnreleased']],
    ['a councillor', colleague, ['councillor'], []],
    ['a colleague', colleague, [], []],
    ['a councillor who owns it', owner, ['councillor'], ['answer', 'handOver', 'seeUnreleased', 'seeSmallNumbers']],
  ])('%s', (_who, key, roles, expected) => {
    const acts: Right[] = ['answer', 'handOver', 'seeUnreleased', 'seeSmallNumbers'];
    expect(acts.filter((act) => may(act, { key, roles }, measure))).toEqual(expected);
    expect(mayAnswer({ key, roles }, measure)).toBe(expected.includes('answer'));
  });

  it.each<[string, PersonKey, Role[], boolean]>([
    ['its manager', manager, [], true],
    ['the performance team', colleague, ['performance'], true],
    ['its owner', owner, [], false],
    ['its deputy', deputy, [], false],
    ['a committee’s officer', colleague, ['committee-officer'], false],
    ['a councillor', colleague, ['councillor'], false],
    ['the manager of another measure', colleague, [], false],
  ])('nudges, queries, acknowledges and reassigns: %s', (_who, key, roles, expected) => {
    const acts: Right[] = ['nudge', 'query', 'acknowledge', 'reassign'];
    expect(acts.map((act) => may(act, { key, roles }, measure))).toEqual(acts.map(() => expected));
  });

  it('lets an objective’s lead and the performance team write its part of the report, and nobody else', () => {
    const lead = 'person-lead' as PersonKey;
    expect(may('narrate', { key: lead, roles: [] }, { lead })).toBe(true);
    expect(may('narrate', { key: colleague, roles: ['performance'] }, { lead })).toBe(true);
    for (const roles of [[], ['committee-officer'], ['councillor']] as Role[][]) {
      expect(may('narrate', { key: colleague, roles }, { lead })).toBe(false);
      expect(may('narrate', { key: colleague, roles }, {})).toBe(false);
      expect(mayAtDesk('releaseNarratives', { key: lead, roles })).toBe(false);
    }
  });

  it('leaves a measure that nobody owns to the performance team', () => {
    const { owner: _owner, deputy: _deputy, ...nobodys } = aMeasure();
    expect(mayAnswer({ key: owner, roles: [] }, nobodys)).toBe(false);
    expect(mayAnswer({ key: owner, roles: ['performance'] }, nobodys)).toBe(true);
  });
});
