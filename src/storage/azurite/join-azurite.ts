import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import type { Holder } from './life-lock.ts';

/** Hears why the last save failed; undefined: it is saved. */
export type Heard = (unsaved: string | undefined) => void;

export type Joined = { readonly port: number; readonly leave: () => Promise<void> };

/** Azurite answers within milliseconds, and takes longer only while it starts or saves a large file. */
const PATIENCE_MS = 10_000;

/**
 * Joined until `leave`, or until this process ends. `dead`: the lock is stale. `leaving`: it is about to end, so try
 * again.
 */
export function join(holder: Holder, heard: Heard): Promise<Joined | 'dead' | 'leaving'> {
  return new Promise((done) => {
    const line = connect(holder.control, '127.0.0.1');
    let answer: Joined | 'dead' | 'leaving' = 'leaving';
    const patience = setTimeout(() => line.destroy(), PATIENCE_MS);
    line.on('error', () => {
      answer = 'dead';
    });
    line.on('close', () => {
      clearTimeout(patience);
      done(answer);
    });
    const lines = createInterface({ input: line });
    lines.on('error', () => {});
    lines.once('line', (text) => {
      clearTimeout(patience);
      if (text === 'leaving') return;
      const port = portIn(text, holder.id);
      if (port === undefined) {
        answer = 'dead';
        line.destroy();
        return;
      }
      // The connection must not keep this process alive.
      line.unref();
      hear(text, heard);
      lines.on('line', (later) => hear(later, heard));
      done({ port, leave: () => leave(line) });
    });
  });
}

function leave(line: ReturnType<typeof connect>): Promise<void> {
  return new Promise((done) => {
    if (line.destroyed) return done();
    line.once('close', () => done());
    line.ref();
    line.end();
  });
}

/** Passes on what a line of the Azurite process says of its saves. */
export function hear(text: string, heard: Heard): void {
  const { unsaved } = JSON.parse(text) as { readonly unsaved?: string | null };
  if (unsaved !== undefined) heard(unsaved ?? undefined);
}

function portIn(text: string, id: string): number | undefined {
  try {
    const said = JSON.parse(text) as { port?: unknown; id?: unknown };
    return said.id === id && typeof said.port === 'number' ? said.port : undefined;
  } catch {
    return undefined;
  }
}
