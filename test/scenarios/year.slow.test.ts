import { isChannelKey } from '../../src/core/channel.ts';
import { simulate, type SimulatedYear } from '../support/simulated-year.ts';
import { brokenOn, byPerson, heardTooOften, percentile, roundsOf, summaryOf } from './year-rules.ts';

/** A year from day one, with people of every kind. */
let year: SimulatedYear;
beforeAll(async () => {
  year = await simulate('2026-11-24', 365);
  process.stderr.write(`\nWhat a year brought (24 November 2026 to 23 November 2027):\n${summaryOf(year)}\n\n`);
});

it('keeps every rule of the design on every simulated day', () => {
  expect(year.days.flatMap((one) => brokenOn(one, year))).toEqual([]);
  expect(heardTooOften(year)).toEqual([]);
});

it('says every key once', () => {
  const keys = year.messages.map(({ key }) => key);
  expect(keys.length).toBeGreaterThan(80);
  expect(new Set(keys).size).toBe(keys.length);
});

it('a prompt owner hears once a round at most', () => {
  const heard = byPerson(year);
  for (const [key, { persona, email }] of year.actors) {
    if (persona !== 'prompt' || year.managers.has(key)) continue;
    const messages = (heard.get(key) ?? []).filter(({ kind }) => kind === 'ask' || kind === 'reminder');
    const more = Math.max(0, messages.length - roundsOf(messages));
    expect({ email, more }).toEqual({ email, more: 0 });
  }
});

it('an owner hears at most twelve times a year in ninety-five of a hundred cases, and at most twenty, of anything', () => {
  const heard = byPerson(year);
  // Who owns figures may also lead a group or an objective: all that they hear is counted.
  const owners = [...year.owners].filter((key) => !year.managers.has(key)).map((key) => heard.get(key)?.length ?? 0);
  expect(percentile(owners, 95)).toBeLessThanOrEqual(12);
  expect(Math.max(...owners)).toBeLessThanOrEqual(20);
});

it('a manager hears at most thirty times a year', () => {
  const heard = byPerson(year);
  expect(Math.max(...[...year.managers].map((key) => heard.get(key)?.length ?? 0))).toBeLessThanOrEqual(30);
});

it('a group hears at most nine times a year, and hears', () => {
  const groups = [...byPerson(year)].filter(([key]) => isChannelKey(key)).map(([, messages]) => messages.length);
  expect(groups).toHaveLength(4);
  expect(Math.max(...groups)).toBeLessThanOrEqual(9);
});
