import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import { type Message, newMessage } from '../../../../src/messaging/rules/message.ts';
import { decideNarrativeMessage, nextLook } from '../../../../src/features/narratives/rules/decide-message.ts';
import type { Narrative } from '../../../../src/features/narratives/rules/narrative.ts';
import { quietRules } from '../../../support/frameworks.ts';
import { aNarrative } from '../../../support/narrative-views.ts';
import { on } from '../../../support/examples.ts';
import { aTopic } from '../../../support/topics.ts';
import { milestoneText } from '../../../../src/messaging/rules/milestone-text.ts';

const key = 'person-lead' as PersonKey;
const calendar = { bankHolidays: [], daysOff: new Set<string>() } as never;
const rules = { calendar, quiet: quietRules };

function decide(day: string, messages: readonly Message[] = [], narratives: readonly Narrative[] = [aNarrative()]) {
  const person = { profile: { key, workDays: [] }, heardOn: [], messages };
  return decideNarrativeMessage({ person, narratives, now: new Date(`${day}T08:00:00Z`), run: 'narrative', ...rules });
}
const said = (stage: string, day: string, code = 'PO1', kind: Message['kind'] = 'narrative'): Message => ({
  ...newMessage(
    { key: `${kind}|${day}`, kind, to: key, topics: [aTopic(code, 'FY2026/27-H1', stage)], run: 'x' },
    new Date(`${day}T10:00:00Z`),
  ),
  state: 'delivered',
});
const stages = (made: ReturnType<typeof decide>) =>
  typeof made === 'string' || 'waitUntil' in made
    ? made
    : made.topics.map(({ code, milestone }) => `${code} ${milestoneText(milestone)}`);

describe('what an objective’s lead hears', () => {
  it('is one ask for everything that they lead', () => {
    const both = [aNarrative(), aNarrative({ objective: 'PO2' })];
    const made = decide('2026-11-24', [], both);
    expect(made).toMatchObject({ kind: 'narrative', key: `narrative|${key}|2026-11-24` });
    expect(stages(made)).toEqual(['PO1 narrative', 'PO2 narrative']);
  });

  it.each([
    ['2026-11-25', 'alreadySaid'],
    ['2026-12-02', 'alreadySaid'],
    ['2026-12-03', ['PO1 narrativeReminder']],
    ['2026-12-10', ['PO1 narrativeLate']],
    ['2027-01-12', ['PO1 narrativeLate']],
  ])('is, once asked and with a due day of 8 December, on %s: %j', (day, expected) => {
    expect(stages(decide(day, [said('narrative', '2026-11-24')]))).toEqual(expected);
  });

  it('is at most three messages of a round, those about figures counted with them', () => {
    const ask = said('narrative', '2026-11-24');
    const figures = [
      said('ask', '2026-11-25', 'PMIF-LAC-N', 'ask'),
      said('reminder', '2026-12-02', 'PMIF-LAC-N', 'reminder'),
    ];
    expect(stages(decide('2026-12-10', [ask, ...figures]))).toBe('alreadySaid');
    expect(stages(decide('2026-12-10', [ask, ...figures.slice(1)]))).toEqual(['PO1 narrativeLate']);
  });

  it('ends with the message after the due day, and with the answer', () => {
    const all = [said('narrative', '2026-11-24'), said('narrativeLate', '2026-12-10')];
    expect(stages(decide('2027-01-12', all))).toBe('alreadySaid');
    expect(decide('2026-12-10', [], [])).toBe('nothing');
  });
});

describe('the next day on which a narrative is looked at', () => {
  it.each([
    ['2026-11-24', '2026-12-03'],
    ['2026-12-03', '2026-12-10'],
    ['2026-12-10', undefined],
  ])('is after %s: %s', (today, expected) => {
    expect(nextLook(aNarrative(), on(today), rules, true)).toBe(expected);
  });

  it('is tomorrow while its lead cannot be written to, and never once it is answered', () => {
    expect(nextLook(aNarrative(), on('2026-11-24'), rules, false)).toBe('2026-11-25');
    expect(nextLook(aNarrative({ state: 'answered' }), on('2026-11-24'), rules, true)).toBeUndefined();
  });
});
