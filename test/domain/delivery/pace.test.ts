import fc from 'fast-check';
import { CONVERSATION_LIMITS, earliestMoment } from '../../../src/domain/delivery/conversation-limits.ts';
import { newBucket, slowedDown, takeToken } from '../../../src/domain/delivery/token-bucket.ts';

/** When each of so many may go, asked one after the other at once; the clock moves on to each. */
function moments(perSecond: number, count: number): number[] {
  let bucket = newBucket(perSecond, 0);
  let now = 0;
  return Array.from({ length: count }, () => {
    const taken = takeToken(bucket, now);
    bucket = taken.bucket;
    return (now += taken.waitMs);
  });
}

const mostInASecond = (at: readonly number[]): number =>
  Math.max(...at.map((start) => at.filter((moment) => moment >= start && moment < start + 1000).length));

describe('the pace of the tenant', () => {
  it.each([1, 20, 45, 50])('of %i a second is kept, and used to the full', (perSecond) => {
    const at = moments(perSecond, perSecond * 20);
    expect(mostInASecond(at)).toBeLessThanOrEqual(Math.ceil(perSecond * 1.05) + 1);
    expect(at.at(-1)).toBeLessThanOrEqual(20_000);
  });

  it('does not save up what was not used', () => {
    const { bucket } = takeToken(newBucket(20, 0), 0);
    const waits: number[] = [];
    let later = bucket;
    for (let n = 0; n < 3; n += 1) {
      const taken = takeToken(later, 3_600_000);
      later = taken.bucket;
      waits.push(taken.waitMs);
    }
    expect(waits).toEqual([0, 50, 100]);
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
