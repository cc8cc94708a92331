import fc from 'fast-check';
import { day } from '../../../../src/core/calendar/day.ts';
import type { Committee } from '../../../../src/core/measures/framework.ts';
import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import type { Role } from '../../../../src/core/measures/people.ts';
import {
  askedChoice,
  askedOf,
  decideRaise,
  likelyRole,
  type RaisedAs,
} from '../../../../src/features/requests/rules/raise.ts';
import { readTypedRequest } from '../../../../src/features/requests/rules/typed.ts';

const by = 'person-clerk' as PersonKey;
const at = '2026-11-24T10:00:00.000Z';
const committees: readonly Committee[] = [
  {
    code: 'families',
    title: 'Families',
    remit: '',
    exempt: [],
    meetings: [{ date: day('2026-12-17'), paperDeadline: day('2026-12-08') }],
  },
];
const typed = (more: Partial<RaisedAs> = {}): RaisedAs => ({
  text: 'Why is there nothing on culture and youth?',
  asked: 'families|2026-12-17',
  role: 'councillor',
  name: '',
  measure: '',
  ...more,
});
const raise = (more: Partial<RaisedAs>, measure?: { code: string; committees: string[] }) =>
  decideRaise({ typed: typed(more), committees, measure, by, at });

describe('raising a request', () => {
  it('keeps the words, the committee, its meeting and no name', () => {
    expect(raise({})).toEqual({
      kind: 'raised',
      request: {
        text: 'Why is there nothing on culture and youth?',
        askedBy: { committee: 'families', meeting: '2026-12-17', role: 'councillor' },
        raisedBy: by,
        raisedAt: at,
        about: { kind: 'gap' },
        status: 'open',
        acts: [{ what: 'raised', by, at, words: '' }],
      },
    });
  });

  it.each<[string, Partial<RaisedAs>, object]>([
    ['a name, only if it is given', { name: ' Cllr Ann Example ' }, { askedBy: { name: 'Cllr Ann Example' } }],
    ['outside a meeting', { asked: 'FAMILIES|' }, { askedBy: { committee: 'families' } }],
    ['no committee', { asked: '|' }, { askedBy: { committee: '' } }],
  ])('takes %s', (_what, more, expected) => {
    expect(raise(more)).toMatchObject({ kind: 'raised', request: expected });
  });

  it('gives a question about a measure to that measure’s committee where nobody names one', () => {
    const measure = { code: 'PMIF-LAC-N', committees: ['families'] };
    expect(raise({ asked: '|', measure: 'pmif-lac-n' }, measure)).toMatchObject({
      request: { about: { kind: 'measure', code: 'PMIF-LAC-N' }, askedBy: { committee: 'families' } },
    });
  });

  it.each<[string, Partial<RaisedAs>, string[]]>([
    ['no question', { text: '  ' }, ['note']],
    ['too long a question', { text: 'x'.repeat(2001) }, ['note']],
    ['a meeting that nobody knows', { asked: 'families|2026-12-18' }, ['asked']],
    ['a committee that nobody knows', { asked: 'planning|' }, ['asked']],
    ['somebody who is nobody', { role: 'mayor' }, ['role']],
    ['a measure that nobody knows', { measure: 'NO-SUCH' }, ['measure']],
    [
      'everything wrong at once',
      { text: '', asked: 'x|', role: '', measure: 'NO-SUCH' },
      ['note', 'asked', 'role', 'measure'],
    ],
  ])('asks again for %s', (_what, more, fields) => {
    const outcome = raise(more);
    expect(outcome.kind === 'refused' && outcome.problems.map(({ field }) => field)).toEqual(fields);
  });

  it('reads back every choice that it offers', () => {
    for (const { code, meetings } of committees) {
      for (const { date } of meetings) {
        expect(askedOf(askedChoice(code, date), committees)).toEqual({ committee: code, meeting: date });
      }
      expect(askedOf(askedChoice(code), committees)).toEqual({ committee: code });
    }
  });

  it.each<[Role[], boolean, string]>([
    [['councillor'], false, 'councillor'],
    [['committee-officer'], true, 'councillor'],
    [['committee-officer'], false, 'officer'],
    [['performance'], false, 'performance'],
    [['performance'], true, 'councillor'],
    [[], false, 'staff'],
  ])('guesses as what %j asks', (roles, forCommittee, expected) => {
    expect(likelyRole(roles, forCommittee)).toBe(expected);
  });
});

describe('typed about requests', () => {
  it.each<[string, object | undefined]>([
    [
      'committee asked why is there nothing on culture?',
      { kind: 'raise', forCommittee: true, measure: '', text: 'why is there nothing on culture?' },
    ],
    ['The committee has asked: how many?', { kind: 'raise', forCommittee: true, measure: '', text: 'how many?' }],
    [
      'committee asked about PMIF-LAC-N: why up?',
      { kind: 'raise', forCommittee: true, measure: 'PMIF-LAC-N', text: 'why up?' },
    ],
    ['gap PMIF-LAC-N, no ages', { kind: 'raise', forCommittee: false, measure: 'PMIF-LAC-N', text: 'no ages' }],
    ['gap well-being of carers', { kind: 'raise', forCommittee: false, measure: '', text: 'well-being of carers' }],
    ['gap', { kind: 'raise', forCommittee: false, measure: '', text: '' }],
    ['gap two\nlines', { kind: 'raise', forCommittee: false, measure: '', text: 'two\nlines' }],
    ['my requests', { kind: 'mine' }],
    ['Requests?', { kind: 'open' }],
    ['request #12', { kind: 'request', id: '12' }],
    ['gaping holes', undefined],
    ['committee families', undefined],
    ['due', undefined],
  ])('%j', (text, expected) => {
    expect(readTypedRequest(text)).toEqual(expected);
  });

  it('loses no word of whatever follows “gap”, and never takes long', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3000 }), (words) => {
        const read = readTypedRequest(`gap: ${words}`);
        if (read?.kind !== 'raise') throw new Error('not a request');
        const kept = [...`${read.measure}${read.text}`.replace(/\s/g, '')].sort().join('');
        const all = [...words.replace(/\s/g, '')].sort().join('');
        // Only the word "about" and the colon or comma behind a code go.
        expect(all.length - kept.length).toBeLessThanOrEqual(read.measure === '' ? 0 : 6);
      }),
    );
  });
});
