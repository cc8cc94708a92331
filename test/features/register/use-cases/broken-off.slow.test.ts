import type { RegisterFiles } from '../../../../src/features/register/rules/table.ts';
import { StorageUnavailable } from '../../../../src/core/store.ts';
import { openHistories } from '../../../../src/storage/records/check-histories.ts';
import { anImport, contentOf, edited, smallRegister } from '../../../support/broken-off-import.ts';
import { seeded } from '../../../weather/kernel.ts';
import { MemoryRows } from '../../../weather/memory-table.ts';

const SEEDS = Number(process.env['PMIF_SEEDS'] ?? 200);
const OWNERS = ['service.manager@example.gov.uk', 'deputy.service.manager@example.gov.uk'];

/** Some titles, owners, committees, figures and names change. */
function changedBy(random: () => number, files: RegisterFiles): RegisterFiles {
  const some = (share: number) => random() < share;
  return edited(files, (cells, kind) => {
    if (kind === 'readings') return some(0.1) ? { ...cells, value: String(Math.floor(random() * 90)) } : cells;
    if (kind === 'people') return some(0.2) ? { ...cells, name: `Name ${Math.floor(random() * 1e6)}` } : cells;
    if (kind !== 'measures') return cells;
    const owner = OWNERS[Math.floor(random() * OWNERS.length)] ?? '';
    return {
      ...cells,
      ...(some(0.5) && { title: `${cells['title']}, revised` }),
      ...(some(0.5) && { owner }),
      ...(some(0.3) && { committees: 'families' }),
    };
  });
}

it('an import that is broken off anywhere, once or twice, and repeated ends as one that was not', async () => {
  const small = await smallRegister();
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const random = seeded(seed);
    // Requests that are under way at once end in another order with every seed.
    const takes = async () => {
      for (let turns = Math.floor(random() * 6); turns > 0; turns -= 1) await Promise.resolve();
    };
    const isFirst = random() < 0.4;
    const next = isFirst ? small : changedBy(random, small);
    const prepared = async () => {
      const rows = new MemoryRows();
      if (!isFirst) await (await anImport(rows)).run(small);
      return rows;
    };
    const whole = await prepared();
    const unbroken = await anImport(whole);
    await unbroken.run(next);
    const rows = await prepared();
    for (let times = random() < 0.3 ? 2 : 1; times > 0; times -= 1) {
      const broken = await anImport(rows, Math.floor(random() * unbroken.writes()), undefined, takes);
      await broken.run(next).catch((error: unknown) => {
        if (!(error instanceof StorageUnavailable)) throw error;
      });
    }
    const again = await anImport(rows);
    expect([seed, (await again.run(next)).problems]).toEqual([seed, []]);
    expect([seed, ...contentOf(rows)]).toEqual([seed, ...contentOf(whole)]);
    const histories = await openHistories(again.connection, 'pmif');
    expect([seed, ...(await Array.fromAsync(histories.faults()))]).toEqual([seed]);
  }
});
