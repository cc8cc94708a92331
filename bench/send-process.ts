import { readFileSync, writeFileSync } from 'node:fs';
import { expandOnly, sendInALoop } from './send-loop.ts';
import { postAll, sendOnly } from './send-limits.ts';
import { runProduct } from './send-product.ts';
import { recordCalls, replay } from './storage-replay.ts';
import type { Sample, SendTask } from './send-task.ts';

/*
 * One measurement, in a process of its own, so that its memory and its computing are its own: `node send-process.ts TASK`
 * with the task as JSON. The answer goes back as a message.
 */
const task = JSON.parse(process.argv[2] ?? '{}') as SendTask;
const sampleOf = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Sample;

async function act(): Promise<object> {
  switch (task.what) {
    case 'product':
      await runProduct({ ...task, table: task.warmTable });
      return runProduct(task);
    case 'sample': {
      const calls = recordCalls();
      let decided = 0;
      const { views, ...run } = await runProduct(task, () => (decided = calls.length));
      const storage = { decide: calls.slice(0, decided), deliver: calls.slice(decided) };
      writeFileSync(task.file, JSON.stringify({ views, storage } satisfies Sample));
      return run;
    }
    case 'posts':
      return postAll(task, sampleOf(task.file));
    case 'loop':
      return sendInALoop(task, sampleOf(task.file));
    case 'replay':
      return replay(task, sampleOf(task.file));
    case 'expandOnly':
      return expandOnly(task, sampleOf(task.file));
    case 'sendOnly':
      return sendOnly(task, sampleOf(task.file));
  }
}

const started = performance.now();
const answer = await act();
const { user, system } = process.cpuUsage();
process.send?.(
  {
    wallMs: performance.now() - started,
    cpuMs: (user + system) / 1000,
    ...answer,
    peakMb: process.resourceUsage().maxRSS / 1024,
  },
  () => process.exit(0),
);
