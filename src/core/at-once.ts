import pMap from 'p-map';

/**
 * Maps items in order with limited concurrency, so that a large register does not overload storage. Rejects on the
 * first error.
 */
export function mapAtOnce<T, R>(
  items: readonly T[],
  atOnce: number,
  act: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  return pMap(items, act, { concurrency: atOnce });
}
