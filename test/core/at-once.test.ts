import { mapAtOnce } from '../../src/core/at-once.ts';

describe('many things, so many at once', () => {
  it('come back in order, and never more of them run at a time', async () => {
    let running = 0;
    let most = 0;
    const doubled = await mapAtOnce([5, 4, 3, 2, 1], 2, async (one) => {
      most = Math.max(most, (running += 1));
      for (let turn = 0; turn < one; turn += 1) await Promise.resolve();
      running -= 1;
      return one * 2;
    });
    expect(doubled).toEqual([10, 8, 6, 4, 2]);
    expect(most).toBe(2);
  });

  it('end at the first fault: what has not begun by then is not begun', async () => {
    const begun: number[] = [];
    const fails = mapAtOnce([1, 2, 3, 4, 5, 6], 2, async (one) => {
      begun.push(one);
      await Promise.resolve();
      if (one === 1) throw new Error('storage is away');
    });
    await expect(fails).rejects.toThrow('storage is away');
    await new Promise(setImmediate);
    expect(begun.length).toBeLessThan(4);
  });
});
