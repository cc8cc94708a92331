import { isChannelKey } from '../../src/core/channel.ts';
import { simulate, type SimulatedYear } from '../support/simulated-year.ts';
import { brokenOn, byPerson, heardTooOften } from './year-rules.ts';

/** Twelve weeks from day one, over Christmas: the short cut of the simulated year (`npm run test:slow`). */
let weeks: SimulatedYear;
beforeAll(async () => {
  weeks = await simulate('2026-11-24', 84);
});

it('keeps every rule of the design on every simulated day', () => {
  expect(weeks.days.flatMap((one) => brokenOn(one, weeks))).toEqual([]);
  expect(heardTooOften(weeks)).toEqual([]);
});

it('reaches people of every kind, but for those who block it', () => {
  const heard = byPerson(weeks);
  expect([...weeks.managers].filter((key) => heard.has(key)).length).toBeGreaterThan(3);
  const reached = new Set([...weeks.actors].filter(([key]) => heard.has(key)).map(([, { persona }]) => persona));
  expect([...reached].sort()).toEqual(['goesAway', 'late', 'noWords', 'notMine', 'prompt', 'putsOff', 'silent']);
});

it('lets groups hear how their work counts, and seldom', () => {
  const groups = [...byPerson(weeks)].filter(([key]) => isChannelKey(key)).map(([, messages]) => messages.length);
  expect(groups).toHaveLength(4);
  expect(Math.max(...groups)).toBeLessThanOrEqual(2);
});
