import { seeded, type Workers } from '../support/workers.ts';

/** PMIF_SEND_CONCURRENCY as it is by itself. */
export const IN_FLIGHT = 4;

/**
 * Kills the worker at so many points of its run and starts it again each time: at the arrival of some request (before or
 * after it is taken), or some milliseconds later, when it is recording, reading or marking. Resolves when all is sent.
 */
export async function killAndRestart(workers: Workers, kills: number, people: number, seed: number): Promise<void> {
  const random = seeded(seed);
  // Somewhere in each stretch, so that the kills fall over the whole of the run.
  const stretch = people / (kills + 1);
  for (let kill = 0; kill < kills; kill += 1) {
    const child = await workers.start();
    const at = Math.floor(stretch * (kill + random()));
    const dies = new Promise<void>((done) => {
      const after = random() < 0.5 ? 0 : random() * 30;
      workers.connector.meet(() => {
        if (workers.connector.sent.length >= at) {
          workers.connector.meet(() => undefined);
          setTimeout(done, after);
        }
        return undefined;
      });
    });
    await dies;
    await workers.end(child, 'SIGKILL');
  }
  const last = await workers.start();
  await workers.settled();
  await workers.end(last, 'SIGTERM');
}
