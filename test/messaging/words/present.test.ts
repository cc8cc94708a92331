import type { PersonKey } from '../../../src/core/ids.ts';
import { day } from '../../../src/core/calendar/day.ts';
import type { View } from '../../../src/core/view.ts';
import type { ReadingFormView, ReceiptView } from '../../../src/features/readings/rules/views.ts';
import { present } from '../../../src/features.ts';
import { aDueReading } from '../../support/examples.ts';
import { EXAMPLES, exampleForm, yearlyForm } from '../../support/example-views.ts';

const dataOf = (view: View) => JSON.stringify(present(view).data);
const receipt = EXAMPLES.receipt as ReceiptView;

it('the toast says it all', () => {
  expect(present(exampleForm).summary).toBe(
    'Number of looked after children at 30 Sept: your figure by Tue 8 Dec, about 2 minutes',
  );
});

it('a day that has gone by is still to come, and no more than that', () => {
  const late = { ...exampleForm, due: aDueReading({ dueOn: day('2026-10-28') }) };
  expect(present(late).summary).toContain('your figure still to come (by Wed 28 Oct)');
});

it.each([
  ['control', 'what will we do?'],
  ['influence', 'with whom will we act?'],
  ['watch', 'what does it mean for demand'],
] as const)('the question over the words fits a measure of the kind %s', (influence, question) => {
  expect(dataOf({ ...exampleForm, measure: { ...exampleForm.measure, influence } })).toContain(question);
});

describe('a national series that a meeting wants before it is published', () => {
  const words = /usually published about 12 months after its period/i;
  it('says so on its form, and that "Not ready yet" is all we need', () => {
    expect(dataOf(yearlyForm)).toMatch(words);
    expect(dataOf(yearlyForm)).toContain('press Not ready yet: that is all we need');
  });

  it('has that reason chosen already, and knows that three months may not be enough', () => {
    const { data } = present(EXAMPLES['not-ready-form, may not be published']!);
    expect(data).toMatchObject({ reason: 'notPublished', hint: expect.stringMatching(words) });
    expect(data.hint).toContain('If it comes later than 24 February 2027, choose that day');
  });

  it('is marked in the list', () => {
    const { measure, due, today } = yearlyForm;
    const row = { number: 1, measure, due };
    const list = { kind: 'askList' as const, today, rows: [row, row], total: 2, page: 1, pages: 1 };
    expect(dataOf(list)).toContain('may not be published yet');
  });

  it.each<[string, Partial<ReadingFormView>]>([
    ['a measure of our own', { measure: exampleForm.measure }],
    ['one that no meeting hurries', { due: aDueReading({ period: yearlyForm.due.period }) }],
    ['one that is out by now', { today: day('2027-04-01') }],
  ])('is no matter for %s', (_which, change) => {
    expect(dataOf({ ...yearlyForm, ...change })).not.toMatch(words);
  });
});

describe('when the bot will be back', () => {
  it.each<[string, Partial<ReceiptView>, string]>([
    ['nothing is left', { left: 0 }, "That's everything until April. Thank you."],
    ['something is left', { left: 2 }, '2 more figures of yours are still to come.'],
    [
      'it was put off to a day before that',
      {
        saved: {
          ...receipt.saved,
          what: 'notReady',
          due: aDueReading({
            notReady: { reason: 'checking', expectedOn: day('2027-01-12'), note: '', times: 1, by: 'x' as PersonKey },
          }),
        },
      },
      "That's everything until January. Thank you.",
    ],
    ['it is a draft', { saved: { ...receipt.saved, what: 'draft' } }, 'Nothing is sent until you press Submit.'],
  ])('is said where %s', (_when, change, words) => {
    expect(present({ ...receipt, ...change }).summary).toContain(words);
  });

  it('is not promised where it is not known', () => {
    const { nextAsk: _unknown, ...view } = receipt;
    expect(present(view).data.back).toBe("That's everything for now. Thank you.");
  });
});

it('an answer without words is shown as "No explanation given yet"', () => {
  expect(present({ ...receipt, saved: { ...receipt.saved, what: 'valueOnly' } }).data.line).toBe(
    'Saved. No explanation given yet.',
  );
});

it('an owner is introduced to the bot in three lines and a link', () => {
  const { data } = present(EXAMPLES['reading-form']!);
  expect(data.introduction).toHaveLength(3);
  expect(dataOf(EXAMPLES['reading-form']!)).toContain("You're listed as owner of 2 measures. Usually twice a year.");
  expect(data.notice).toBe('https://www.example.gov.uk/privacy/performance');
});

it('a privacy notice that is no web address is text and never a link', () => {
  const introduction = {
    organisation: 'O',
    contact: 'c',
    privacyNotice: 'javascript:alert(1)',
    measures: 1,
    frequency: 'annual' as const,
  };
  expect(present({ ...exampleForm, introduction }).data).toMatchObject({ hasNotice: false, notice: '' });
});
