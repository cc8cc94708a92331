import type { Table } from '../rules/table.ts';
import { type ConflictRow, type Side, compareThreeWays } from '../rules/compare/three-way.ts';
import type { Store } from '../../../core/store.ts';
import { openVersion } from './version.ts';

/** Files beside the copies that they were made of and what is stored now. */
export type Compared = {
  readonly asked: readonly ConflictRow[];
  /** The files as they are to be read once it is known what was chosen, question by question; kept where nothing was. */
  readonly settled: (choices: readonly (Side | undefined)[]) => readonly Table[];
  /** When the first of the copies was made; absent: none of the files carries a version that we know. */
  readonly copiedAt?: string;
};

/** Compares each file with its own copy; one without a version is taken as it is. Opens each copy once. */
export async function compareCopies(
  services: { readonly store: Pick<Store, 'documents'> },
  tables: readonly Table[],
  now: readonly Table[],
): Promise<Compared> {
  const asked: ConflictRow[] = [];
  const settle: Compared['settled'][] = [];
  let copiedAt: string | undefined;
  for (const stamp of new Set(tables.map(({ copyOf }) => copyOf))) {
    const own = tables.filter(({ copyOf }) => copyOf === stamp);
    const version = await openVersion(services, stamp);
    if (version === undefined) {
      settle.push(() => own);
      continue;
    }
    copiedAt ??= version.at;
    const [from, three] = [asked.length, compareThreeWays(own, Object.values(version.tables), now)];
    asked.push(...three.asked);
    settle.push((choices) => three.settled(choices.slice(from, from + three.asked.length)));
  }
  return {
    asked,
    settled: (choices) => settle.flatMap((each) => each(choices)),
    ...(copiedAt !== undefined && { copiedAt }),
  };
}
