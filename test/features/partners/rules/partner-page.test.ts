import { day } from '../../../../src/core/calendar/day.ts';
import { closesOn, opens, takesAgain } from '../../../../src/features/partners/rules/partner-page.ts';
import { acceptedReading, takeAnswer } from '../../../../src/features/partners/rules/take-answer.ts';
import { aReading, owner } from '../../../support/examples.ts';
import { aPartnerPage, partnerDue, partnerGiven, partnerMeasure } from '../../../support/partner-examples.ts';

const calendar = { daysOff: new Set<never>() };
const now = new Date('2026-12-01T10:00:00Z');
const given = aPartnerPage({ state: 'given', given: partnerGiven });

describe('a partner’s page', () => {
  it.each([
    ['2026-11-24', 'ten working days after the due day', '2026-12-22'],
    ['2026-12-20', 'no sooner than ten working days after it was sent', '2027-01-01'],
  ])('sent on %s closes %s', (sentOn, _rule, expected) => {
    expect(closesOn(partnerDue, day(sentOn), calendar)).toBe(expected);
  });

  it.each([
    ['waits', aPartnerPage(), true, false],
    ['on its last day', aPartnerPage({ closesOn: day('2026-12-01') }), true, false],
    ['is over', aPartnerPage({ closesOn: day('2026-11-30') }), false, false],
    ['was used', given, false, true],
    ['was sent back', aPartnerPage({ state: 'returned', given: partnerGiven }), false, true],
    ['was revoked', aPartnerPage({ state: 'revoked', given: partnerGiven }), false, false],
    ['was accepted long ago', { ...given, state: 'accepted' as const, sentAt: '2025-01-01T00:00:00Z' }, false, false],
  ])('that %s opens the form, and what became of it, as it should', (_how, page, form, receipt) => {
    expect([opens(page, 'form', now), opens(page, 'receipt', now)]).toEqual([form, receipt]);
  });

  it('takes a figure again only after it was sent back, while there is time', () => {
    const returned = aPartnerPage({ state: 'returned', given: partnerGiven });
    expect([takesAgain(given, now), takesAgain(returned, now)]).toEqual([false, true]);
    expect(takesAgain({ ...returned, closesOn: day('2026-11-30') }, now)).toBe(false);
  });
});

describe('what a partner sends', () => {
  const typed = { value: '412', soWhat: partnerGiven.soWhat, method: 'Our book.', gap: '' };
  const facts = {
    page: aPartnerPage(),
    measure: partnerMeasure,
    due: partnerDue,
    history: [aReading('FY2025/26-H2', '395')],
    typed,
    press: 'one',
    at: '2026-11-30T09:00:00.000Z',
  };

  it('is taken by the rules of the card', () => {
    expect(takeAnswer({ ...facts, typed: { ...typed, value: '4 in 10' } })).toMatchObject({
      kind: 'refused',
      problems: [{ field: 'value' }],
    });
    expect(takeAnswer({ ...facts, typed: { ...typed, method: 'x'.repeat(1001) } })).toMatchObject({
      kind: 'refused',
      problems: [{ field: 'method' }],
    });
    const asked = takeAnswer({ ...facts, typed: { ...typed, soWhat: '' } });
    expect(asked).toMatchObject({ kind: 'asked', page: { questions: [{ kind: 'empty' }] } });
    const page = asked.kind === 'asked' ? asked.page : facts.page;
    expect(takeAnswer({ ...facts, page, typed: { ...typed, soWhat: '' } })).toMatchObject({
      kind: 'given',
      page: { given: { number: 1, value: '412' } },
    });
  });

  it('is one answer, however often it is pressed', () => {
    const first = takeAnswer(facts);
    expect(first.kind).toBe('given');
    if (first.kind === 'given') expect(takeAnswer({ ...facts, page: first.page })).toEqual({ kind: 'repeat' });
  });

  it('becomes a reading that is theirs in every part, and a revision of one that was there', () => {
    const before = aReading('FY2026/27-H1', '398', { soWhat: 'Ours.', nextSteps: 'We meet in May.', revision: 2 });
    expect(acceptedReading(given, partnerGiven, before, partnerDue, owner, facts.at)).toMatchObject({
      ...{
        value: '412',
        soWhat: partnerGiven.soWhat,
        method: partnerGiven.method,
        suppliedBy: partnerMeasure.sourceOrg,
      },
      ...{ status: 'revised', revision: 3, nextSteps: 'We meet in May.' },
    });
  });
});
