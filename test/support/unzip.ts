import { unzipSync } from 'fflate';

/** The parts of a zip file (which a .docx is), by name. */
export function unzipped(zip: Uint8Array): Map<string, Buffer> {
  return new Map(Object.entries(unzipSync(zip)).map(([name, part]) => [name, Buffer.from(part)]));
}
