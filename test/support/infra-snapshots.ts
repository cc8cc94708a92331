import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Resource = { readonly type: string; readonly name: string; readonly properties?: object };
type Snapshot = { readonly predictedResources: readonly Resource[]; readonly diagnostics: readonly unknown[] };

/** Live as it is, and live with storage closed to other networks. */
export const ENVIRONMENTS = ['test', 'live', 'private'] as const;
type Environment = (typeof ENVIRONMENTS)[number];

export const snapshotFile = (name: Environment): string => join('test/infra/snapshots', `${name}.json`);

/** What the compiler says that a deployment would make; test/infra/compiled.slow.test.ts keeps it true. */
export const snapshotOf = (name: Environment) => JSON.parse(readFileSync(snapshotFile(name), 'utf8')) as Snapshot;

export const typesIn = ({ predictedResources }: Snapshot): string[] =>
  [...new Set(predictedResources.map(({ type }) => type))].sort();

export const resourceOf = (name: Environment, type: string): Resource | undefined =>
  snapshotOf(name).predictedResources.find((one) => one.type === type);
