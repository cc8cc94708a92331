import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import type { Role } from '../../../../src/core/measures/people.ts';
import { type Right } from '../../../../src/core/rights/may.ts';
import { mayAtDesk, mayWithRequest } from '../../../../src/core/rights/relationships.ts';
import type { MemberRequest } from '../../../../src/features/requests/rules/request.ts';
import { aRequest } from '../../../support/example-requests.ts';

const asker = 'person-asker' as PersonKey;
const given = 'person-given' as PersonKey;
const colleague = 'person-colleague' as PersonKey;
const request = aRequest({ raisedBy: asker, givenTo: given });
const ACTS: Right[] = ['raiseRequest', 'seeRequest', 'workOnRequest', 'answerRequest', 'reopenRequest', 'draftMeasure'];

describe('who may do what to a request', () => {
  it.each<[string, PersonKey, Role[], Right[]]>([
    ['whoever asked', asker, [], ['raiseRequest', 'seeRequest', 'reopenRequest']],
    ['a councillor who asked', asker, ['councillor'], ['raiseRequest', 'seeRequest', 'reopenRequest']],
    ['whoever has it', given, [], ['raiseRequest', 'seeRequest', 'answerRequest']],
    ['the performance team', colleague, ['performance'], ACTS],
    ['a committee’s officer', colleague, ['committee-officer'], ['raiseRequest', 'seeRequest']],
    ['another councillor', colleague, ['councillor'], ['raiseRequest']],
    ['a colleague', colleague, [], ['raiseRequest']],
  ])('%s', (_who, key, roles, expected) => {
    expect(ACTS.filter((act) => mayWithRequest(act, { key, roles }, request))).toEqual(expected);
  });

  it('gives no right to whoever has no key, where a partner raised it', () => {
    const { raisedBy: _raisedBy, givenTo: _givenTo, ...partners } = request;
    expect(
      mayWithRequest(
        'seeRequest',
        { key: colleague, roles: [] },
        partners as Pick<MemberRequest, 'raisedBy' | 'givenTo'>,
      ),
    ).toBe(false);
  });

  it.each<[Role, boolean, boolean]>([
    ['performance', true, true],
    ['committee-officer', true, false],
    ['councillor', false, false],
  ])('%s: all open requests %s, progress %s', (role, open, progress) => {
    const who = { key: colleague, roles: [role] };
    expect(mayAtDesk('seeOpenRequests', who)).toBe(open);
    expect([mayAtDesk('seeProgress', who), mayAtDesk('sendAgain', who)]).toEqual([progress, progress]);
  });
});
