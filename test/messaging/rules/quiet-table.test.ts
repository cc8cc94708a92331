import { readFileSync } from 'node:fs';
import { readYaml } from '../../../src/documents/workbooks/read-yaml.ts';
import type { Day } from '../../../src/core/calendar/day.ts';
import { decideDigest } from '../../../src/features/managers/rules/decide-digest.ts';
import { type DigestItem, isNudged } from '../../../src/features/managers/rules/digest-items.ts';
import { type QuietRules, USUAL_QUIET } from '../../../src/core/measures/quiet-rules.ts';
import { type Message, type MessageKind, newMessage } from '../../../src/messaging/rules/message.ts';
import { periodOf } from '../../../src/core/periods/read-period.ts';
import { frameworkFile } from '../../../src/features/register/rules/write-register.ts';
import { readFramework } from '../../../src/features/register/rules/read/read-framework.ts';
import type { Notebook } from '../../../src/features/register/rules/table.ts';
import { decideAsk } from '../../../src/features/readings/rules/decide-ask.ts';
import { decideReminder } from '../../../src/features/readings/rules/decide-reminder.ts';
import { needsOwner } from '../../../src/features/readings/rules/needs-owner.ts';
import { isRunHeld, nextAllowedMoment, nextDigestDay } from '../../../src/messaging/rules/quiet.ts';
import { rideOf } from '../../../src/features/readings/rules/bundle-messages.ts';
import { decideExplainer } from '../../../src/features/thrive/rules/decide-explainer.ts';
import { newDraft, ended } from '../../../src/features/thrive/rules/explainer.ts';
import { aGroup } from '../../support/example-groups.ts';
import { aDueReading, on, owner } from '../../support/examples.ts';
import { aTopic } from '../../support/topics.ts';

/** Every rule with another value than the usual, as a council might choose it, and as it stands in `framework.yaml`. */
const OTHER: { readonly [Rule in keyof QuietRules]: readonly [string, QuietRules[Rule], string] } = {
  days: ['days', [1, 5], '[Mon, Fri]'],
  from: ['from', '11:00', '"11:00"'],
  to: ['to', '12:30', '"12:30"'],
  perDay: ['per_day', 3, '3'],
  perFiveWorkingDays: ['per_five_working_days', 1, '1'],
  askAhead: ['ask_ahead', 5, '5'],
  waitForAsk: ['wait_for_ask', 1, '1'],
  remindBefore: ['remind_before', 5, '5'],
  lateAfter: ['late_after', 4, '4'],
  messagesARound: ['messages_a_round', 1, '1'],
  messagesAHalfYear: ['messages_a_half_year', 1, '1'],
  needsOwnerAfter: ['needs_owner_after', 40, '40'],
  needsOwnerRounds: ['needs_owner_rounds', 3, '3'],
  managersOn: ['managers_on', 4, 'Thu'],
  decisionsAgain: ['decisions_again', 7, '7'],
  nudgeEvery: ['nudge_every', 10, '10'],
  explainEvery: ['explain_every', 14, '14'],
  holdAbovePeople: ['hold_above_people', 50, '50'],
  holdTimes: ['hold_times', 4, '4'],
  holdLooksBack: ['hold_looks_back', 30, '30'],
};
const RULES = Object.keys(OTHER) as (keyof QuietRules)[];

const calendar = { daysOff: new Set<Day>() };
const person = { key: owner, workDays: [] };
const due = (dueOn: string, period = '2026-09-30') => aDueReading({ dueOn: on(dueOn), period: periodOf(period) });
function said(kind: MessageKind, day: string, stage: string): Message {
  const topics = [aTopic('M1', '2026-09-30', stage)];
  const message = newMessage({ key: `${kind}|${day}`, kind, to: owner, topics, run: 'r' }, new Date(`${day}T10:00Z`));
  return { ...message, state: 'delivered' };
}
const moment = (quiet: QuietRules, from: string, heardOn: readonly string[] = []) =>
  nextAllowedMoment({ person, heardOn: heardOn.map(on), from: new Date(from), calendar, quiet }).toISOString();
const decidedOn = (quiet: QuietRules, day: string, messages: readonly Message[] = []) => ({
  person: { profile: person, heardOn: [], messages },
  now: new Date(`${day}T08:00Z`),
  calendar,
  quiet,
  run: 'r',
  owed: [{ code: 'M1', due: due('2026-12-08') }],
});
const kindOf = (made: Message | string) => (typeof made === 'string' ? made : made.kind);
const reminded = (quiet: QuietRules, day: string) =>
  kindOf(decideReminder(decidedOn(quiet, day, [said('ask', '2026-11-24', 'ask')])));
const wanting = (quiet: QuietRules, today: string, ...dueOn: string[]) =>
  needsOwner(
    {
      measure: { owner },
      unreachable: false,
      today: on(today),
      owed: dueOn.map((day, index) => ({ code: 'M1', due: due(day, `2026-0${index + 6}-30`) })),
    },
    { calendar, quiet },
  );
const held = (quiet: QuietRules, people: number) => isRunHeld({ people, recent: [10], quiet });

const nudged = { at: '2026-11-24T10:00:00Z', by: owner, to: owner, goesOn: on('2026-11-24'), times: 1 };

/** For each rule something that is decided by it. What looks back further is read by the run: see `holdOrSend`. */
const DECIDES: { readonly [Rule in keyof QuietRules]?: (quiet: QuietRules) => unknown } = {
  days: (quiet) => moment(quiet, '2026-11-23T08:00Z').slice(0, 10),
  from: (quiet) => moment(quiet, '2026-11-24T08:00Z'),
  to: (quiet) => moment(quiet, '2026-11-24T15:00Z').slice(0, 10),
  perDay: (quiet) => moment({ ...quiet, perFiveWorkingDays: 9 }, '2026-11-24T08:00Z', ['2026-11-24']).slice(0, 10),
  perFiveWorkingDays: (quiet) => moment(quiet, '2026-11-25T08:00Z', ['2026-11-24']).slice(0, 10),
  askAhead: (quiet) => kindOf(decideAsk(decidedOn(quiet, '2026-11-24'))),
  waitForAsk: (quiet) => {
    const facts = { messages: [], on: [], since: on('2026-11-23'), nextAsk: on('2026-11-26'), today: on('2026-11-23') };
    return rideOf({ ...facts, calendar, quiet }).kind;
  },
  remindBefore: (quiet) => reminded(quiet, '2026-12-01'),
  lateAfter: (quiet) => {
    const messages = [said('ask', '2026-11-24', 'ask'), said('reminder', '2026-12-03', 'reminder')];
    return kindOf(decideReminder(decidedOn(quiet, '2026-12-10', messages)));
  },
  messagesARound: (quiet) => reminded(quiet, '2026-12-03'),
  messagesAHalfYear: (quiet) => reminded(quiet, '2026-12-03'),
  needsOwnerAfter: (quiet) => wanting(quiet, '2027-01-11', '2026-12-08'),
  needsOwnerRounds: (quiet) => wanting(quiet, '2026-12-15', '2026-12-08', '2026-12-09'),
  managersOn: (quiet) => nextDigestDay(on('2026-11-24'), quiet),
  decisionsAgain: (quiet) => {
    const item: DigestItem = {
      code: 'M1',
      title: 'M1',
      service: 'S',
      kind: 'stillToCome',
      milestone: { is: 'stillToCome' },
      wants: true,
      due: aDueReading(),
    };
    const { person: manager, ...facts } = decidedOn(quiet, '2026-12-08', [
      said('managerDigest', '2026-12-01', 'stillToCome'),
    ]);
    return kindOf(decideDigest({ ...facts, manager, items: [item] }));
  },
  nudgeEvery: (quiet) => isNudged({ ...aDueReading(), nudged }, on('2026-12-01'), { quiet }),
  explainEvery: (quiet) => {
    const before = newDraft({ group: 'G1', code: 'M2', period: '2026-08' }, '2026-10-20T09:00:00Z');
    const made = decideExplainer({
      group: aGroup({ measures: ['M1', 'M2'] }),
      preElection: [],
      run: 'r',
      calendar,
      quiet,
      reader: { to: 'place-1', workDays: [], heardOn: [], messages: [] },
      explainers: [ended(before, 'sent', '2026-10-27T10:00:00Z')],
      figures: [{ code: 'M1', period: periodOf('2026-10') }],
      now: new Date('2026-11-24T08:00Z'),
    });
    return made.kind;
  },
  holdAbovePeople: (quiet) => held(quiet, 40),
  holdTimes: (quiet) => held(quiet, 30),
};

function readQuiet(lines: readonly string[]) {
  const book: Notebook = { problems: [], notes: [] };
  const file = readYaml(
    'framework.yaml',
    `organisation:\n  name: Council\nquiet:\n${lines.map((line) => `  ${line}\n`).join('')}`,
  );
  if (file.kind !== 'read') throw new Error(file.kind);
  const framework = readFramework({ file: 'framework.yaml', outline: file.outline }, book);
  return { framework, problems: book.problems.map(({ column }) => column) };
}

describe('how often a person hears', () => {
  it.each(Object.entries(DECIDES))('is decided by %s as the framework says', (rule, decide) => {
    const changed = { ...USUAL_QUIET, [rule]: OTHER[rule as keyof QuietRules][1] };
    expect(decide(changed)).not.toEqual(decide(USUAL_QUIET));
  });

  it('is read from the framework’s file, rule by rule, and written there again', () => {
    for (const rule of RULES) {
      const [name, value, written] = OTHER[rule];
      const { framework, problems } = readQuiet([`${name}: ${written}`]);
      expect(problems).toEqual([]);
      expect(framework.quiet).toEqual({ ...USUAL_QUIET, [rule]: value });
      expect(frameworkFile(framework, () => '')).toHaveProperty(`quiet.${name}`);
    }
  });

  it('has no rules by which nobody would ever hear anything', () => {
    for (const line of ['per_day: 0', 'per_five_working_days: 0', 'days: [Sat]', 'managers_on: someday'])
      expect(readQuiet([line]).problems).toEqual([line.split(':')[0]]);
  });

  it('stands in a table that a performance lead can read, and in the example', () => {
    const table = readFileSync('docs/how-often.md', 'utf8');
    const example = readFileSync('examples/gateshead/framework.yaml', 'utf8');
    const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
    for (const rule of RULES) {
      const [name] = OTHER[rule];
      const usual = USUAL_QUIET[rule];
      const isDay = rule === 'managersOn' || rule === 'days';
      const words = isDay
        ? [usual]
            .flat()
            .map((one) => weekdays[Number(one) - 1])
            .join(', ')
        : `${usual}`;
      const row = table.split('\n').find((line) => line.startsWith(`| \`${name}\``));
      expect(row?.split('|')[2]?.trim()).toBe(words);
      expect(example).toMatch(new RegExp(`^  ${name}: `, 'm'));
    }
  });
});
