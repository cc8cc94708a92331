import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { comparable } from '../../../../src/features/analysis/rules/series.ts';
import type { LiveMeasure } from '../../../../src/core/measures/measure.ts';
import { periodOf } from '../../../../src/core/periods/read-period.ts';
import type { Reading } from '../../../../src/core/readings/reading.ts';
import { decideQuestions } from '../../../../src/features/readings/rules/so-what.ts';
import { questionsIntro, questionWords } from '../../../../src/features/readings/words/questions.ts';
import { aMeasure, aReading } from '../../../support/examples.ts';
import { yearly } from '../../../support/series.ts';

const calm = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11];
const GOOD = 'Winter demand for placements rose and two carers left.';

function asked(
  value: number,
  soWhat: string,
  more: { history?: Reading[]; nextSteps?: string; measure?: Partial<LiveMeasure> } = {},
) {
  const history = more.history ?? yearly(...calm);
  const period = periodOf(`CY${2000 + history.length}`);
  const measure = aMeasure({ frequency: 'annual', influence: 'control', ...more.measure });
  const answer = { measure, period, value: String(value), typed: String(value), previousSoWhat: '' };
  return decideQuestions({ ...answer, soWhat, nextSteps: more.nextSteps ?? '', history });
}
const kinds = (...args: Parameters<typeof asked>) => asked(...args).map(({ kind }) => kind);

describe('a worsening beyond usual movement', () => {
  it.each<[string, Parameters<typeof asked>, string[]]>([
    ['asks for a next step where we run it', [15, GOOD], ['noNextStep']],
    ['asks for one where we share it', [15, GOOD, { measure: { influence: 'influence' } }], ['noNextStep']],
    ['never asks for what we only watch', [15, GOOD, { measure: { influence: 'watch' } }], []],
    ['does not ask where there is a next step', [15, GOOD, { nextSteps: 'Two carers start in May.' }], []],
    ['nor where the words name one', [15, `${GOOD} We are recruiting two.`], []],
    ['nor for an improvement', [5, GOOD], []],
    ['nor within the usual ups and downs', [11, GOOD], []],
    [
      'asks with four to seven figures, by the usual move',
      [20, GOOD, { history: yearly(10, 11, 10, 11) }],
      ['noNextStep'],
    ],
    ['not with two or three', [20, GOOD, { history: yearly(10, 11) }], []],
    ['nor of a running total', [15, GOOD, { measure: { cumulative: true } }], []],
    [
      'nor where it is high still and got better since',
      [18, GOOD, { history: yearly(...calm, 10, 11, 10, 11, 20) }],
      [],
    ],
  ])('%s', (_what, args, expected) => {
    const [value, soWhat, more] = args;
    expect(kinds(value, soWhat, more)).toEqual(expected);
  });

  it('does not ask where nobody has said what the council can do', () => {
    const { influence: _none, ...measure } = aMeasure({ frequency: 'annual' });
    const answer = { measure, period: periodOf('CY2010'), value: '15', typed: '15', previousSoWhat: '' };
    expect(decideQuestions({ ...answer, soWhat: GOOD, nextSteps: '', history: yearly(...calm) })).toEqual([]);
  });
});

describe('words that say another thing than the figure', () => {
  it.each<[string, number, string | undefined]>([
    ['It has improved because of the new rota.', 11, 'saysBetter'],
    ['Performance improved since last year: two staff joined the team.', 11, 'saysBetter'],
    ['A further improvement, thanks to the new system.', 11, 'saysBetter'],
    ['Results are better than last year after training for all teams.', 11, 'saysBetter'],
    ['Improved, following recruitment of two nurses.', 10, 'saysBetter'],
    ['The position has worsened because demand grew.', 9, 'saysWorse'],
    ['Worse than last year because the depot closed.', 9, 'saysWorse'],
    ['Up because more families asked for help.', 9, 'saysUp'],
    ['Fell: fewer families asked for help.', 11, 'saysDown'],
    // And those that fit.
    ['It has improved because of the new rota.', 9, undefined],
    ['Down because fewer families asked for help.', 9, undefined],
    ['Up because more families asked for help.', 11, undefined],
    ['The position has worsened because demand grew.', 11, undefined],
  ])('“%s” with %i after 10', (soWhat, value, expected) => {
    const history = yearly(...calm, 10);
    const found = asked(value, soWhat, { history }).filter(({ about }) => about === 'fit');
    expect(found.map(({ kind }) => kind)).toEqual(expected === undefined ? [] : [expected]);
  });

  it.each([
    // Somebody improved something else, or will, or it did not.
    'Improved recording means that more cases are counted.',
    'Better use of IT has not yet shown in the figures.',
    'We improved access to the records, so more people ask.',
    'An improvement plan is in place with the hospital trust.',
    'It has not improved because the depot was closed.',
    'Repairs are expected to improve once the new contract starts.',
    'We hope it will have improved by spring, when the depot opens.',
    'Response times improved but repeat visits grew.',
    'Although it improved in autumn, winter storms undid that.',
    'Little has improved for tenants in the tower blocks.',
    // Up and down of other things, or against other times.
    'Up on the national average because our schools are small.',
    'More teenagers came into care this spring.',
    'Higher demand from hospitals was met late.',
    'Down against the baseline of 2019 because the scheme ended.',
    'Rising rents push families towards the council.',
  ])('“%s” is not asked about, whatever the figure does', (soWhat) => {
    for (const value of [9, 10, 11]) {
      const found = asked(value, soWhat, { history: yearly(...calm, 10) });
      expect(found).toEqual([]);
    }
  });

  it('may mean a year ago: a month that fell since last month and rose since last year', () => {
    const months = ['2025-10', '2025-11', '2026-09'].map((month, at) => aReading(month, String([20, 25, 30][at])));
    const measure = aMeasure({ frequency: 'monthly', influence: 'watch' });
    const answer = { measure, period: periodOf('2026-10'), value: '25', typed: '25', previousSoWhat: '' };
    const soWhat = 'Up because more families asked for help.';
    expect(decideQuestions({ ...answer, soWhat, nextSteps: '', history: months })).toEqual([]);
  });

  it('takes no side on a neutral measure', () => {
    const measure = { direction: 'neutral' as const };
    expect(kinds(11, 'It has improved because of the new rota.', { measure })).toEqual([]);
  });
});

describe('a signal', () => {
  it.each<[string, number, string, string[]]>([
    ['asks what is behind it where no cause is offered', 5, 'The lowest figure that residents have seen.', ['noCause']],
    ['does not ask where one is', 5, 'The lowest yet, because the new clinic opened.', []],
    ['does not ask within the usual ups and downs', 11, 'The figure that residents have seen for long.', []],
    ['asks about empty words only once', 5, 'on track', ['saysNothing']],
    [
      'asks about few words that do not fit as well',
      15,
      'It has improved.',
      ['saysNothing', 'saysBetter', 'noNextStep'],
    ],
  ])('%s', (_what, value, soWhat, expected) => {
    expect(kinds(value, soWhat)).toEqual(expected);
  });

  it('is asked about for what we watch too', () => {
    const measure = { influence: 'watch' as const };
    expect(kinds(15, 'The highest figure that residents have seen.', { measure })).toEqual(['noCause']);
  });
});

describe('all questions', () => {
  const all = asked(150, 'It got better: performance improved, residents noticed.', { measure: { unit: '%' } });

  it('come together, once', () => {
    expect(all.map(({ kind }) => kind)).toEqual(['surprising', 'saysBetter', 'noCause', 'noNextStep']);
  });

  it('are kind sentences, and never say that anybody failed', () => {
    const measure = aMeasure({ unit: '%', influence: 'control' });
    expect([questionsIntro(all), ...all.map((question) => questionWords(question, measure))]).toEqual([
      'Thank you, your figure is saved. Would you look at four things before it goes on? If it is right as it stands, just press Submit again.',
      'Last time it was 11%, now 150%: is that right?',
      'Your words say it got better, and the figure went from 11% to 150% (lower is better). Do both stand?',
      'This is beyond its usual ups and downs. What do you think is behind it? Not known yet is an answer too.',
      'It got worse by more than it usually moves. Is there a next step, or is there a reason to wait?',
    ]);
  });
});

describe('the council’s own words', () => {
  type Row = { code: string; period: string; value: string; so_what: string; next_steps: string };
  const read = <R>(file: string): R[] =>
    parse(readFileSync(`examples/gateshead/${file}.csv`), { columns: true, bom: true });
  const rows = read<Row>('readings');
  const measures = new Map(read<{ code: string }>('measures').map((row) => [row.code, row]));
  const texts = rows.filter((row) => row.so_what !== '');

  function measureOf(code: string): LiveMeasure {
    const row = measures.get(code) as unknown as Record<string, string> | undefined;
    return aMeasure({
      title: row?.['title'] ?? '',
      frequency: row?.['frequency'] as LiveMeasure['frequency'],
      direction: row?.['direction'] as LiveMeasure['direction'],
      influence: row?.['influence'] as 'control' | 'influence' | 'watch',
    });
  }

  it('fit their own figures: none of them is asked whether it does', () => {
    const found = texts.flatMap(({ code, period, value, so_what: soWhat, next_steps: nextSteps }) => {
      const own = rows.filter((row) => row.code === code).map((row) => aReading(row.period, row.value));
      const history = comparable(own, periodOf(period)).slice(0, -1);
      const answer = { value, typed: value, soWhat, nextSteps, history, previousSoWhat: '' };
      const questions = decideQuestions({ ...answer, measure: measureOf(code), period: periodOf(period) });
      return questions
        .filter(({ about }) => about === 'fit' || about === 'nextSteps')
        .map((question) => [soWhat, question]);
    });
    expect(texts.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });

  it('beside a signal, are asked for a cause only where a reader sees none', () => {
    const without = texts
      .map(({ so_what: soWhat }) => soWhat)
      .filter((soWhat) => kinds(15, soWhat).includes('noCause'));
    expect(without).toEqual([
      'Reported in the Virtual School report; 80 educated outside the borough, 75 with an EHCP.',
      'Outstanding schools above national 19% and regional 21.4%.',
      'Above national take-up of 70%.',
      'Take-up 91% of those eligible against 68% nationally as last reported.',
      'Down 18%; 125 contacts (63% of all) were compliments.',
      'Compensation of GBP 10,950 over 18 cases.',
      'Includes 12 inward investment successes.',
    ]);
  });

  it('beside a figure that went the other way, are asked about only where they plainly say so', () => {
    const unfit = texts.flatMap(({ so_what: soWhat }) =>
      [9, 12].flatMap((value) =>
        asked(value, soWhat, { history: yearly(...calm, 10), measure: { influence: 'watch' } })
          .filter(({ about }) => about === 'fit')
          .map(({ kind }) => [kind, soWhat]),
      ),
    );
    expect(unfit).toEqual([
      ['saysDown', 'Down 18%; 125 contacts (63% of all) were compliments.'],
      ['saysDown', 'Fell; one more apprentice was with the Housing Company; recruiting two more and a coordinator.'],
    ]);
  });
});
