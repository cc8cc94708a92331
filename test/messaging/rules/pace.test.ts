import fc from 'fast-check';
import { CONVERSATION_LIMITS, earliestMoment } from '../../../src/messaging/rules/rate-limits.ts';
import { newBucket, slowedDown, takeToken } from '../../../src/messaging/rules/rate-limits.ts';

/** When each of so many may go, one after the other, each as soon as it may; `late` is how much later it is asked again. */
function moments(perSecond: number, count: number, late: (n: number) => number = () => 0): number[] {
  let bucket = newBucket(perSecond, 0);
  let now = 0;
  return Array.from({ length: count }, (_, n) => {
    for (;;) {
      const taken = takeToken(bucket, now);
      bucket = taken.bucket;
      if (taken.waitMs === 0) return now;
      now += Math.ceil(taken.waitMs) + late(n);
    }
  });
}

const mostInASecond = (at: readonly number[]): number =>
  Math.max(...at.map((start) => at.filter((moment) => moment >= start && moment < start + 1000).length));

describe('the pace of the tenant', () => {
  it.each([1, 20, 45, 50])('of %i a second is kept, and used to the full', (perSecond) => {
    const at = moments(perSecond, perSecond * 20);
    expect(mostInASecond(at)).toBeLessThanOrEqual(Math.max(perSecond + 1, perSecond * (13 / 12)));
    expect(at.at(-1)).toBeLessThanOrEqual(20_000);
  });

  it('of 45 a second never becomes Teams’ fifty, however the process is held up, and hardly suffers by little', () => {
    const heldUp = moments(45, 900, (n) => (n % 50 === 0 ? 400 : 0));
    expect(mostInASecond(heldUp)).toBeLessThan(50);
    const aLittle = moments(45, 900, (n) => (n % 5 === 0 ? 60 : 0));
    expect(aLittle.at(-1)).toBeLessThanOrEqual(20_000 / 0.95);
  });

  it('does not save up what was not used', () => {
    let bucket = newBucket(20, 0);
    const waits: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const taken = takeToken(bucket, 3_600_000);
      bucket = taken.bucket;
      waits.push(Math.round(taken.waitMs));
    }
    expect(waits).toEqual([0, 17, 17]);
  });

  it('is halved when Teams asks for it, once for a burst of such answers, and comes back within half a minute', () => {
    const slow = slowedDown(newBucket(40, 0), 0);
    expect(slow.rate).toBe(20);
    expect(slowedDown(slow, 500).rate).toBeLessThan(21);
    expect(slowedDown(slow, 1500).rate).toBeLessThan(12);
    expect(takeToken(slow, 30_000).bucket.rate).toBe(40);
  });

  it('never falls below one a second, nor moves backwards with its clock', () => {
    let bucket = newBucket(20, 0);
    for (let second = 2; second < 40; second += 2) bucket = slowedDown({ ...bucket, at: second * 1000 }, second * 1000);
    expect(bucket.rate).toBeGreaterThanOrEqual(1);
    expect(takeToken(bucket, -1000).waitMs).toBeLessThan(2000);
  });
});

describe('the pace of one conversation', () => {
  it('keeps each of Teams’ limits, whenever messages are wanted', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 120 }), (gaps) => {
        const sent: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          sent.push(earliestMoment(sent, Math.max(now, sent.at(-1) ?? 0)));
        }
        for (const [most, span] of CONVERSATION_LIMITS) {
          for (const start of sent) {
            expect(sent.filter((moment) => moment >= start && moment < start + span).length).toBeLessThanOrEqual(most);
          }
        }
      }),
    );
  });

  it.each([
    [6, 0],
    [7, 1100],
    [8, 2100],
    [60, 30_100],
    [1800, 3_600_100],
  ])('after %i at one moment the next may go in %i ms', (count, wait) => {
    expect(
      earliestMoment(
        Array.from({ length: count }, () => 0),
        0,
      ),
    ).toBe(wait);
  });
});
