import type { LiveMeasure, PersonKey } from '../../../../src/core/measures/measure.ts';
import type { Reading } from '../../../../src/core/readings/reading.ts';
import {
  canUndo,
  decideRelease,
  decideTakingBack,
  decideWithdrawal,
  type ReleaseOutcome,
} from '../../../../src/features/release/rules/decide-release.ts';
import { afterChange, asReleased } from '../../../../src/core/readings/published.ts';
import { aDueReading, aMeasure, aReading } from '../../../support/examples.ts';

const lead = 'person-lead' as PersonKey;
const AT = '2026-12-15T10:00:00.000Z';
const PERIOD = '2026-09-30';
const given = (value: string, change: Partial<Reading> = {}) =>
  aReading(PERIOD, value, { by: lead, released: false, soWhat: 'Fewer came into care.', ...change });

function released(readings: readonly Reading[], measure: Partial<LiveMeasure> = {}): ReleaseOutcome {
  const due = [aDueReading({ state: 'answered' })];
  const framework = { smallNumber: 5 };
  const facts = {
    ...{ measure: aMeasure(measure), readings, due, period: PERIOD },
    ...{ framework, relatives: [], by: lead, at: AT },
  };
  return decideRelease(facts);
}

function theReleased(readings: readonly Reading[]): Reading {
  const outcome = released(readings);
  if (outcome.kind !== 'release') throw new Error(outcome.kind);
  return outcome.reading;
}

describe('a release', () => {
  it('is a revision that says who and when, and leaves figure, words and whose they are as they were', () => {
    const before = given('489');
    const after = theReleased([before]);
    expect(after).toEqual({
      ...before,
      ...{ revision: 2, saidIn: 1, released: true, release: { act: 'released', by: lead, at: AT }, openly: true },
    });
  });

  it('of what is released already, or not there, changes nothing', () => {
    expect(released([aReading(PERIOD, '489')]).kind).toBe('already');
    expect(released([aReading('2026-03-31', '502')]).kind).toBe('noReading');
  });

  it.each<[string, Reading, Partial<LiveMeasure>, string[]]>([
    ['no words yet', given('489', { soWhat: '' }), {}, ['noWords']],
    ['a figure that may still change', given('489', { status: 'provisional' }), {}, ['provisional']],
    ['a small number, which others see as hidden', given('3'), {}, ['hidden']],
    ['a correction of what is out', { ...given('489'), ...afterChange(aReading(PERIOD, '490')) }, {}, ['corrects']],
    ['a measure that stands in no open paper', given('489'), { exempt: true }, ['exempt']],
  ])('tells of %s', (_what, reading, measure, notes) => {
    expect(released([reading], measure)).toMatchObject({ kind: 'release', notes });
  });

  it('marks a figure as openly published only where it is not hidden', () => {
    expect(theReleased([given('3')])).not.toHaveProperty('openly');
    expect(theReleased([given('489')])).toHaveProperty('openly', true);
  });
});

describe('words that name a hidden figure', () => {
  const small = { suppressBelow: 100 };

  it('block the release, and are named', () => {
    const outcome = released([given('67', { soWhat: 'Sixty-seven children now.', nextSteps: 'See all 67.' })], small);
    expect(outcome).toMatchObject({
      kind: 'blocked',
      named: [
        { field: 'soWhat', text: 'Sixty-seven' },
        { field: 'nextSteps', text: '67' },
      ],
    });
  });

  it('do not, once somebody recorded that they, or the figure, may stand', () => {
    const reading = given('67', { soWhat: 'Sixty-seven children now.' });
    for (const what of ['words', 'figure'] as const) {
      const overrides = [{ what, period: PERIOD, by: lead, at: AT, why: 'Known to everybody.' }];
      expect(released([reading], { ...small, overrides }).kind).toBe('release');
    }
  });

  it('block it again once they are other words', () => {
    const overrides = [{ what: 'words' as const, revision: 1, period: PERIOD, by: lead, at: AT, why: 'Known.' }];
    const words = { soWhat: 'Sixty-seven children now.' };
    expect(released([given('67', words)], { ...small, overrides }).kind).toBe('release');
    expect(released([given('67', { ...words, revision: 2 })], { ...small, overrides }).kind).toBe('blocked');
  });

  it('do not where nothing is hidden', () => {
    expect(released([given('67', { soWhat: 'Sixty-seven children now.' })]).kind).toBe('release');
  });
});

describe('a correction of what is released', () => {
  const first = theReleased([given('485')]);
  const corrected: Reading = { ...given('483', { revision: 3, reason: 'One counted twice.' }), ...afterChange(first) };

  it('waits for its own release, and until then others see what was released', () => {
    expect(asReleased(corrected)).toMatchObject({ value: '485', revision: 2, released: true });
    expect(asReleased(corrected)).not.toHaveProperty('reason');
  });

  it('released, stands as revised since it was reported', () => {
    const after = theReleased([corrected]);
    expect(after).toMatchObject({ value: '483', reportedBefore: { value: '485' }, reason: 'One counted twice.' });
    expect(after).not.toHaveProperty('published');
  });

  it('of words alone is no revised figure', () => {
    const reworded: Reading = { ...given('485', { revision: 3 }), ...afterChange(first) };
    expect(theReleased([reworded])).not.toHaveProperty('reportedBefore');
  });

  it('changed twice before its release still shows what was released', () => {
    const again: Reading = { ...given('482', { revision: 4 }), ...afterChange(corrected) };
    expect(asReleased(again)?.value).toBe('485');
  });
});

describe('what is taken back', () => {
  const before = given('489');
  const after = theReleased([before]);
  const undo = { by: lead, at: '2026-12-15T10:05:00.000Z' };

  it('stands as it stood before, with the act in its history', () => {
    const back = decideTakingBack(after, [before, after], { by: lead, at: AT }, undo);
    expect(back).toMatchObject({ value: '489', released: false, revision: 3, release: { act: 'takenBack' } });
    expect(back).not.toHaveProperty('openly');
  });

  it('is the last act only, and only one’s own', () => {
    const changed = { ...after, revision: 3, release: { ...after.release!, at: 'later' } };
    expect(decideTakingBack(changed, [before, after], { by: lead, at: AT }, undo)).toBeUndefined();
    expect(decideTakingBack(after, [before], { by: 'command', at: AT }, undo)).toBeUndefined();
    expect(decideTakingBack(after, [], { by: lead, at: AT }, undo)).toBeUndefined();
    const back = decideTakingBack(after, [before], { by: lead, at: AT }, undo);
    expect(back && decideTakingBack(back, [before, after], { by: lead, at: AT }, undo)).toBeUndefined();
  });

  it('is anybody’s act of that instant where nobody is named, and says who took it back', () => {
    const officer = 'person-officer' as PersonKey;
    const back = decideTakingBack(after, [before], { at: AT }, { ...undo, by: officer });
    expect(back?.release).toEqual({ act: 'takenBack', by: officer, at: undo.at });
  });

  it('leaves what was given since as it is, and nothing of the release is seen any more', () => {
    const changed: Reading = { ...after, value: '491', revision: 3, ...afterChange(after) };
    expect(asReleased(changed)?.value).toBe('489');
    const back = decideTakingBack(changed, [before, after], { by: lead, at: AT }, undo);
    expect(back).toMatchObject({ value: '491', revision: 4, released: false, release: { act: 'takenBack' } });
    expect(back && asReleased(back)).toBeUndefined();
  });

  it('is a withdrawal too: others see again what they saw, while what was given since waits', () => {
    const withdrawn = decideWithdrawal(after, lead, 'later', 'A slip.');
    const changed: Reading = { ...withdrawn!, value: '491', revision: 4, ...afterChange(withdrawn) };
    const back = decideTakingBack(changed, [before, after, withdrawn!], { by: lead, at: 'later' }, undo);
    expect(back).toMatchObject({ value: '491', released: false });
    expect(back && asReleased(back)?.value).toBe('489');
  });

  it.each([
    ['at once', '2026-12-15T10:00:00.000Z', true],
    ['after ten minutes', '2026-12-15T10:10:00.000Z', true],
    ['a moment later', '2026-12-15T10:10:00.001Z', false],
    ['before it was done', '2026-12-15T09:59:59.999Z', false],
  ])('%s', (_when, now, can) => {
    expect(canUndo(AT, new Date(now))).toBe(can);
  });
});

it('withdraws what is released, with the reason, and nothing that is not', () => {
  const after = theReleased([given('489')]);
  const withdrawn = decideWithdrawal(after, lead, AT, 'Counted the wrong children.');
  expect(withdrawn).toMatchObject({
    released: false,
    release: { act: 'withdrawn', reason: 'Counted the wrong children.' },
  });
  expect(withdrawn && asReleased(withdrawn)).toBeUndefined();
  expect(decideWithdrawal(given('489'), lead, AT, 'why')).toBeUndefined();
});
