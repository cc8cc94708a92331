import { day } from '../../../../src/core/calendar/day.ts';
import type { LiveMeasure, PersonKey } from '../../../../src/core/measures/measure.ts';
import { decideDraft, decideGoLive, INDICATOR_REASON } from '../../../../src/features/requests/rules/gap-measure.ts';
import { aRequest } from '../../../support/example-requests.ts';

const typed = { code: 'PMIF-YOUTH-1', title: 'Young people', unit: '%', direction: 'higher', frequency: 'annual' };
const live = { owner: 'x', baseline: '12.5', baselinePeriod: '2025/26', indicator: '20', why: 'As in the North East.' };
const today = day('2026-11-24');
const owner = 'person-head' as PersonKey;

const draft = (): LiveMeasure => {
  const made = decideDraft(aRequest(), typed, false);
  if (made.kind !== 'made') throw new Error('refused');
  return made.measure;
};
const fieldsOf = (made: ReturnType<typeof decideDraft>) =>
  made.kind === 'refused' ? made.problems.map(({ field }) => field) : made.measure.status;

describe('a gap becomes a measure', () => {
  it('as a draft of the committee that asked, which asks nobody', () => {
    expect(draft()).toMatchObject({ code: 'PMIF-YOUTH-1', committees: ['families'], status: 'draft' });
  });

  it.each([
    ['a code of two words', { code: 'YOUTH 1' }, false, ['code']],
    ['a code that is taken', {}, true, ['code']],
    ['no title', { title: ' ' }, false, ['title']],
    ['nothing chosen', { direction: '', frequency: '' }, false, ['choice']],
  ])('but not with %s', (_what, more, isTaken, fields) => {
    expect(fieldsOf(decideDraft(aRequest(), { ...typed, ...more }, isTaken))).toEqual(fields);
  });

  it('and goes live with an owner, a baseline and the reason of its indicator', () => {
    const made = decideGoLive(draft(), live, owner, today);
    expect(made.kind === 'made' && made.measure).toMatchObject({
      status: 'live',
      liveSince: today,
      owner,
      baselineValue: '12.5',
      baselinePeriod: 'FY2025/26',
      indicatorValue: '20',
      extra: { [INDICATOR_REASON]: 'As in the North East.' },
    });
  });

  it('goes live without an indicator where the reason says why', () => {
    const made = decideGoLive(draft(), { ...live, indicator: '' }, owner, today);
    expect(made.kind === 'made' && made.measure.indicatorValue).toBeUndefined();
    expect(made.kind).toBe('made');
  });

  it.each([
    ['an owner', {}, undefined, ['to']],
    ['a figure to begin with', { baseline: 'twelve' }, owner, ['baseline']],
    ['the period of that figure', { baselinePeriod: 'lately' }, owner, ['baseline']],
    ['a reason', { why: '' }, owner, ['why']],
    ['an indicator that can be read', { indicator: 'more' }, owner, ['indicator']],
  ])('never without %s', (_what, more, who, fields) => {
    expect(fieldsOf(decideGoLive(draft(), { ...live, ...more }, who, today))).toEqual(fields);
  });
});
