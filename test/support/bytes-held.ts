import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** How many bytes of buffers something still holds, whenever garbage is collected by itself. */
export function bytesHeld(): number {
  // Twice: memory of buffers is given back by the second pass.
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}
