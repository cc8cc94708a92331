import { decidePutOff, latestExpectedDay, readDay } from '../../../../src/features/readings/rules/put-off.ts';
import { aDueReading, on, owner } from '../../../support/examples.ts';

const today = on('2026-11-24');
const asked = { reason: 'notPublished', expectedOn: '2027-01-15', note: 'DfE is late.', token: 'notReady 1' };

describe('not ready yet', () => {
  it('is noted with its reason and day, and asks nothing until then', () => {
    expect(decidePutOff(aDueReading(), asked, owner, today)).toMatchObject({
      kind: 'putOff',
      due: { state: 'notReady', form: 2, notReady: { reason: 'notPublished', expectedOn: '2027-01-15', times: 1 } },
      tellPerformanceTeam: false,
    });
  });

  it('is told to the performance team the second time', () => {
    const first = decidePutOff(aDueReading(), asked, owner, today);
    if (first.kind !== 'putOff') throw new Error(first.kind);
    const second = decidePutOff(first.due, { ...asked, expectedOn: '2027-02-10', token: 'notReady 2' }, owner, today);
    expect(second).toMatchObject({ kind: 'putOff', tellPerformanceTeam: true, due: { notReady: { times: 2 } } });
  });

  it('is one extension when the press arrives twice', () => {
    const first = decidePutOff(aDueReading(), asked, owner, today);
    if (first.kind !== 'putOff') throw new Error(first.kind);
    expect(decidePutOff(first.due, asked, owner, today)).toEqual({ kind: 'repeat' });
  });

  it('takes another note beside the same reason and day as no second extension', () => {
    const first = decidePutOff(aDueReading(), asked, owner, today);
    if (first.kind !== 'putOff') throw new Error(first.kind);
    const noted = { ...asked, note: 'DfE publishes on the 14th.', token: 'notReady 2' };
    expect(decidePutOff(first.due, noted, owner, today)).toMatchObject({
      kind: 'putOff',
      tellPerformanceTeam: false,
      due: { notReady: { times: 1, note: 'DfE publishes on the 14th.' } },
    });
  });

  it.each([
    ['no reason', { reason: '' }, 'reason'],
    ['a reason that is not in the list', { reason: 'weather' }, 'reason'],
    ['no date', { expectedOn: '' }, 'expectedOn'],
    ['a date that does not exist', { expectedOn: '2026-02-30' }, 'expectedOn'],
    ['today', { expectedOn: '2026-11-24' }, 'expectedOn'],
    ['more than three months ahead', { expectedOn: '2027-02-25' }, 'expectedOn'],
  ])('is asked again for %s', (_what, change, field) => {
    expect(decidePutOff(aDueReading(), { ...asked, ...change }, owner, today)).toMatchObject({
      kind: 'refused',
      problems: [{ field }],
    });
  });

  it('reaches three months ahead, to the end of a shorter month', () => {
    expect(latestExpectedDay(on('2026-11-30'))).toBe('2027-02-28');
  });
});

describe('a day as people type it', () => {
  it.each([
    ['2027-01-15', '2027-01-15'],
    ['15/01/2027', '2027-01-15'],
    ['15 January 2027', '2027-01-15'],
    ['15th jan', '2027-01-15'],
    ['1 Dec', '2026-12-01'],
    ['tomorrow', '2026-11-25'],
    ['Friday', '2026-11-27'],
    ['mon', '2026-11-30'],
    ['Tuesday', '2026-12-01'],
    ['next week', undefined],
    ['s', undefined],
    ['31/02/2027', undefined],
    ['soon', undefined],
  ])('%s is %s', (text, expected) => {
    expect(readDay(text, today)).toBe(expected);
  });
});
