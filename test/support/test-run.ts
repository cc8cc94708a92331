import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinOrStartAzurite, type LocalStorage } from '../../src/storage/azurite/local-storage.ts';

/**
 * What all files of a test run share: a folder for temporary files, which goes when the run ends, however it ends; and
 * an Azurite in memory, which is started for the first file that asks at the port `PMIF_TEST_STORAGE`.
 */
export default async function setUp(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pmif-tests-'));
  process.env.TMPDIR = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

  let storage: Promise<LocalStorage> | undefined;
  const asked = createServer((guest) => {
    storage ??= joinOrStartAzurite(join(folder, 'storage'), { inMemory: true });
    storage.then(
      ({ connectionString }) => guest.end(connectionString),
      (fault: Error) => guest.destroy(fault),
    );
  });
  asked.listen(0, '127.0.0.1').unref();
  await once(asked, 'listening');
  process.env.PMIF_TEST_STORAGE = String((asked.address() as AddressInfo).port);
}
