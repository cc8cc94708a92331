import pMap from 'p-map';

/** Maps items in order, at most so many at once, so that a large register does not flood storage; the first fault ends it. */
export function mapAtOnce<T, R>(
  items: readonly T[],
  atOnce: number,
  act: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  return pMap(items, act, { concurrency: atOnce });
}
