import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, lstat, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import type { ArchiveRow, BackupCheck, BackupFiles, BackupHead } from '../../features/records/archive.ts';
import { canonicalJson } from './chain.ts';
import { text } from '../engine/fields.ts';

/* Gzipped JSON lines: a head, one for each row, and their number and SHA-256. Without the last it is rejected. */
const FORMAT = 'pmif-backup';

const headShape = z.object({ format: z.literal(FORMAT), schema: z.number(), at: text });
const rowShape = z.object({ p: text, r: text, c: z.record(text, z.union([text, z.number(), z.boolean()])) });
const endShape = z.object({ rows: z.number(), sha256: text });

export const backupFiles: BackupFiles = { at, write, check, rows, hashOf };

async function at(path: string) {
  const found = await lstat(path).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return undefined;
    throw fault;
  });
  if (found === undefined) return 'nothing';
  return found.isFile() ? 'file' : 'other';
}

async function write(path: string, head: BackupHead, all: AsyncIterable<ArchiveRow>) {
  const seen = counted(all);
  const lines = async function* () {
    yield `${JSON.stringify({ format: FORMAT, ...head })}\n`;
    for await (const line of seen.lines) yield `${line}\n`;
    yield `${JSON.stringify({ rows: seen.rows(), sha256: seen.hash() })}\n`;
  };
  // Written to a temporary file first, so that an existing backup is replaced by a complete one or not at all.
  const half = `${path}.half`;
  try {
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(half, { mode: 0o600 }));
    await rename(half, path);
  } catch (fault) {
    await rm(half, { force: true });
    throw fault;
  }
  return { rows: seen.rows(), hash: seen.hash() };
}

async function check(path: string): Promise<BackupCheck> {
  const damaged = (problem: string): BackupCheck => ({
    kind: 'damaged',
    problem,
    cure: 'Take another backup: nothing was restored from this one.',
  });
  if (!(await isThere(path))) {
    return { kind: 'damaged', problem: 'There is no such file.', cure: 'Look at how its name is written.' };
  }
  let [head, last, count]: [BackupHead | undefined, string, number] = [undefined, '', -1];
  const hash = createHash('sha256');
  try {
    for await (const line of linesOf(path)) {
      if (count >= 0 && count++ > 0) add(hash, last);
      if (count < 0) {
        const read = headShape.safeParse(parsed(line));
        if (!read.success) return damaged('It is not a backup of this product.');
        head = { schema: read.data.schema, at: read.data.at };
        count = 0;
      } else last = line;
    }
  } catch {
    return damaged('It breaks off, or is no packed file.');
  }
  const end = endShape.safeParse(parsed(last));
  if (head === undefined || !end.success) return damaged('Its end is missing.');
  const found = hash.digest('hex');
  const rows = count - 1;
  if (end.data.rows !== rows || end.data.sha256 !== found) return damaged('Its rows are not those that were written.');
  return { kind: 'whole', head, rows, hash: found };
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function* rows(path: string): AsyncIterable<ArchiveRow> {
  let first = true;
  for await (const line of linesOf(path)) {
    const row = rowShape.safeParse(parsed(line));
    if (!first && row.success) yield { partition: row.data.p, row: row.data.r, columns: row.data.c };
    first = false;
  }
}

async function hashOf(all: AsyncIterable<ArchiveRow>) {
  const seen = counted(all);
  for await (const _line of seen.lines);
  return { rows: seen.rows(), hash: seen.hash() };
}

/** Rows as canonical lines, counted and hashed while they pass. */
function counted(all: AsyncIterable<ArchiveRow>) {
  const hash = createHash('sha256');
  let [count, digest]: [number, string] = [0, ''];
  const lines = async function* () {
    for await (const { partition, row, columns } of all) {
      const line = canonicalJson({ p: partition, r: row, c: columns });
      count++;
      add(hash, line);
      yield line;
    }
    digest = hash.digest('hex');
  };
  return { lines: lines(), rows: () => count, hash: () => digest };
}

const add = (hash: Hash, line: string): void => void hash.update(line).update('\n');

async function* linesOf(path: string): AsyncIterable<string> {
  const packed = createReadStream(path);
  const unpacked = createGunzip();
  // A pipe does not pass on read errors.
  packed.on('error', (fault) => unpacked.destroy(fault));
  yield* createInterface({ input: packed.pipe(unpacked), crlfDelay: Infinity });
  if (unpacked.errored) throw unpacked.errored;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
