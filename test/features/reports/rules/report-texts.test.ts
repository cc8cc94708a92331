import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import { releaseNarrative } from '../../../../src/features/narratives/rules/decide-narrative.ts';
import type { Narrative } from '../../../../src/features/narratives/rules/narrative.ts';
import { periodOf } from '../../../../src/core/periods/read-period.ts';
import type { MemberRequest } from '../../../../src/features/requests/rules/request.ts';
import { aReading, on } from '../../../support/examples.ts';
import { aNarrative, NARRATIVE_WORDS } from '../../../support/narrative-views.ts';
import { aFile, aRequest, reportOn, theOwner } from '../../../support/reports.ts';

const figure = aReading('2022-03-31', '485');
const written = aNarrative({
  ...{ period: periodOf('FY2021/22'), state: 'answered' },
  words: { ...NARRATIVE_WORDS, number: 1, by: theOwner.key, at: '2022-04-20T10:00:00Z' },
});
const narrativeOf = (narrative: Narrative | undefined, change = {}, files = [aFile({}, [figure])]) => {
  const narratives = new Map(narrative === undefined ? [] : [['PO1', narrative]]);
  return reportOn(files, { narratives, ...change }).remit[0]?.narrative;
};
const requestsOf = (requests: readonly MemberRequest[], change = {}) =>
  reportOn([aFile({}, [figure])], { requests, ...change }).requests;

describe('the text of an objective', () => {
  it('is what its lead wrote, box by box, and nothing where nobody was asked', () => {
    const narrative = narrativeOf(releaseNarrative(written));
    expect(narrative).toMatchObject({ kind: 'written' });
    expect(narrative?.kind === 'written' && narrative.boxes.map(({ box, words }) => [box, words])).toEqual(
      Object.entries(NARRATIVE_WORDS).map(([box, text]) => [box, { kind: 'said', text }]),
    );
    expect(narrativeOf(undefined)).toBeUndefined();
  });

  it('is still to come in a report that leaves, until it is released; a draft has it', () => {
    expect(narrativeOf(written)).toEqual({ kind: 'stillToCome' });
    expect(narrativeOf(written, { draft: true })).toMatchObject({ kind: 'written' });
    expect(narrativeOf(aNarrative())).toEqual({ kind: 'stillToCome' });
  });

  it('leaves out a box that names a hidden figure, in digits or in words', () => {
    const small = aFile({ code: 'X', title: 'X', countsPeople: true, suppressBelow: 100 }, [
      aReading('2022-03-31', '61'),
    ]);
    for (const challenges of ['61 children waited for a place.', 'Sixty-one children waited for a place.']) {
      const words = { ...written.words!, challenges };
      const narrative = narrativeOf({ ...written, words, released: words }, {}, [small]);
      expect(narrative?.kind === 'written' && narrative.boxes[0]).toEqual({
        ...{ box: 'challenges', words: { kind: 'withheld' } },
      });
    }
  });
});

describe('what members asked', () => {
  const answer = { text: 'Two homes closed.', by: theOwner.key, at: '2022-02-01T10:00:00Z' };

  it('stands in the report until it is answered, however old, and once more where the answer is of the period', () => {
    const old = aRequest({ id: '1', raisedAt: '2019-03-01T10:00:00Z' });
    const longAnswered = aRequest({
      ...{ id: '2', status: 'answered', raisedAt: '2019-03-01T10:00:00Z' },
      answer: { ...answer, at: '2020-01-01T10:00:00Z' },
    });
    const answered = aRequest({ id: '3', status: 'answered', raisedAt: '2019-04-01T10:00:00Z', answer });
    expect(requestsOf([answered, longAnswered, old]).map(({ request }) => request.id)).toEqual(['1', '3']);
  });

  it('names the measure, the post that has it and the day, and a name only where it was given', () => {
    const given = aRequest({
      ...{ status: 'given', givenTo: theOwner.key, dueOn: on('2022-05-01') },
      about: { kind: 'measure', code: 'pmif-lac-n' },
    });
    expect(requestsOf([given])).toMatchObject([
      {
        measure: 'Number of looked after children',
        with: { name: 'Service Manager' },
        request: { dueOn: '2022-05-01' },
      },
    ]);
    expect(requestsOf([aRequest({ status: 'given', givenTo: 'gone' as PersonKey })])[0]).not.toHaveProperty('with');
  });

  it('is left out where it is about a measure that stands in no open paper', () => {
    const about = { kind: 'measure' as const, code: 'X' };
    const beside = new Map([['X', aFile({ code: 'X', exempt: true }, [])]]);
    expect(requestsOf([aRequest({ about })], { beside })).toEqual([]);
    expect(requestsOf([aRequest({ about })])).toMatchObject([{ measure: 'X' }]);
  });
});

describe('changes to the framework', () => {
  it('are drafted measures, and those that leave', () => {
    const { changes } = reportOn([
      aFile({ code: 'D', title: 'Youth clubs', status: 'draft', definition: 'Visits a week.' }),
      aFile({ code: 'P', title: 'Paused', status: 'paused' }),
      aFile({ code: 'X', title: 'Exempt', status: 'draft', exempt: true }),
      aFile({}, [figure]),
    ]);
    expect(changes).toEqual({
      proposed: [{ code: 'D', title: 'Youth clubs', definition: 'Visits a week.' }],
      leaving: [{ code: 'P', title: 'Paused', status: 'paused' }],
    });
  });
});
