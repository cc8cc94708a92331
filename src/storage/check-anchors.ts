import type { ChainFault } from '../features/records/histories.ts';
import { type Anchor, anchors, chainName, type ChainName, cuts, digestOf, sealHash, seals } from './anchors.ts';
import type { Table } from './engine/table.ts';
import { namedPartition } from './trail.ts';

/** What was anchored, to be checked while the chains are read one by one. */
export type AnchorCheck = {
  /** The anchor from which a chain goes on after its oldest rows were removed. */
  cutOf(chain: ChainName): Anchor | undefined;
  /** Anchors that match no hash of their chain: it was rewritten, or its end was removed. */
  missing(chain: ChainName, hashes: ReadonlySet<string>): ChainFault[];
  /** After all chains: those that are anchored and missing, and broken seals. */
  rest(): ChainFault[];
};

export async function readAnchored(table: Table): Promise<AnchorCheck> {
  const all = new Map<string, Anchor[]>();
  for await (const own of anchors(table)) if (own[0] !== undefined) all.set(chainName(own[0]), own);
  const [cut, sealed] = [await cuts(table), await seals(table)];
  const walked = new Set<string>();
  const gone = (own: readonly Anchor[], isThere: (head: string) => boolean): ChainFault[] =>
    own
      .filter(({ head }) => !isThere(head))
      .slice(0, 1)
      .map(({ partition, day }) => ({ what: 'anchorMissing', on: namedPartition(partition), day }));
  return {
    cutOf: (chain) => cut.get(chainName(chain)),
    missing(chain, hashes) {
      const name = chainName(chain);
      walked.add(name);
      return gone(all.get(name) ?? [], (head) => hashes.has(head) || cut.get(name)?.head === head);
    },
    rest: () => [
      ...[...all].flatMap(([name, own]) => (walked.has(name) ? [] : gone(own, () => false))),
      ...sealFaults(sealed, [...all.values()].flat()),
    ],
  };
}

/** Seals that were altered or removed, and whether the newest still matches the anchors that it sealed. */
export function sealFaults(sealed: Awaited<ReturnType<typeof seals>>, all: readonly Anchor[]): ChainFault[] {
  const faults: ChainFault[] = [];
  let before = '';
  for (const seal of sealed) {
    if (sealHash(seal) !== seal.hash || seal.previousHash !== before)
      faults.push({ what: 'sealBroken', day: seal.day });
    before = seal.hash;
  }
  const last = sealed.at(-1);
  if (last === undefined) return faults;
  const newest = new Map<string, Anchor>();
  for (const anchor of all) if (anchor.day <= last.day) newest.set(chainName(anchor), anchor);
  const fits = newest.size === last.chains && digestOf([...newest.values()]) === last.digest;
  return fits ? faults : [...faults, { what: 'anchorsAltered', day: last.day }];
}
