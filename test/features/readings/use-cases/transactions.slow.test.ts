import { runRound } from '../../../../src/features/readings/use-cases/run-round.ts';
import { testStore } from '../../../support/azurite.ts';
import { writeQuietRegister } from '../../../support/quiet-register.ts';
import { servicesOver } from '../../../support/services.ts';

it('a run with nothing to open costs the same few transactions for 10,000 measures as for 100', async () => {
  const costs: number[] = [];
  for (const count of [100, 10_000]) {
    const { store, clock, counted } = await testStore();
    await writeQuietRegister(store, count);
    counted.length = 0;
    const report = await runRound(servicesOver({ store, clock }), 'ask', { dry: false, confirm: false });
    expect(report).toMatchObject({ targeted: 0, queued: 0 });
    costs.push(counted.length);
  }
  expect(costs[0]).toBe(costs[1]);
  expect(costs[0]).toBeLessThanOrEqual(3);
});
