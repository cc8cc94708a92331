import { randomBytes } from 'node:crypto';
import { offerDocument } from '../../src/messaging/use-cases/offer-document.ts';
import type { Clock } from '../../src/core/services.ts';
import { dropped, fileHost, type FileHost } from '../support/file-host.ts';
import { pressOf } from '../support/fake-connector.ts';
import { MANAGER, OWNER, PERFORMANCE, runningProduct, type Teammate } from '../support/running-product.ts';
import { registerOf } from '../support/small-register.ts';

const BYTES = randomBytes(700_000);
const REPORT = { name: 'Families’ report.docx', type: 'application/msword', bytes: BYTES };

let now = new Date('2026-11-24T10:00:00Z');
const clock: Clock = { now: () => now };
let product: Awaited<ReturnType<typeof runningProduct>>;
let host: FileHost;
beforeAll(async () => {
  host = await fileHost();
  const register = registerOf('head.of.service@example.gov.uk');
  product = await runningProduct({ clock, register, env: { PMIF_OFFER_FILES_BY: 'consent' } });
  for (const who of [OWNER, PERFORMANCE, MANAGER]) await product.type(who, 'help');
});
afterAll(async () => {
  await product.close();
  await host.close();
});

async function offer(who: Teammate) {
  const person = await product.services.store.people.byEntraId(who.aadObjectId);
  if (person?.conversation === undefined) throw new Error('nobody is there');
  const view = await offerDocument({ services: product.services, person }, REPORT, { title: 'The report.', lines: [] });
  await product.server.messenger.send(person.conversation, view);
  return view;
}

const lastAttachment = () =>
  product.last().activity.attachments?.[0] as unknown as Record<string, unknown> & { content: Record<string, unknown> };

const answer = (who: Teammate, action: string, document: string, path = '/upload') =>
  product.post(
    product.activityOf(who, {
      type: 'invoke',
      name: 'fileConsent/invoke',
      value: {
        type: 'fileUpload',
        action,
        context: { document },
        uploadInfo: {
          contentUrl: `${host.url}/there`,
          name: REPORT.name,
          uploadUrl: `${host.url}${path}`,
          uniqueId: 'unique',
          fileType: 'docx',
        },
      },
    }),
  );

it('a document is offered by the consent card, put where the person says, and shown by the file card', async () => {
  const { id } = await offer(PERFORMANCE);
  expect(lastAttachment()).toMatchObject({
    contentType: 'application/vnd.microsoft.teams.card.file.consent',
    name: REPORT.name,
    content: { sizeInBytes: BYTES.length, acceptContext: { document: id } },
  });
  expect((await answer(PERFORMANCE, 'accept', id)).status).toBe(200);
  const [put] = host.puts;
  expect(put?.range).toBe(`bytes 0-${BYTES.length - 1}/${BYTES.length}`);
  expect(put?.bytes.equals(BYTES)).toBe(true);
  expect(lastAttachment()).toMatchObject({
    contentType: 'application/vnd.microsoft.teams.card.file.info',
    contentUrl: `${host.url}/there`,
    content: { uniqueId: 'unique', fileType: 'docx' },
  });
});

it('declined, or where it cannot be put, a link is what is left; it downloads the very bytes, for a day', async () => {
  const { id, link = '' } = await offer(PERFORMANCE);
  const puts = host.puts.length;
  await answer(PERFORMANCE, 'decline', id);
  expect(host.puts).toHaveLength(puts);
  expect(JSON.stringify(product.lastCard())).toContain(link);
  await answer(PERFORMANCE, 'accept', id, '/full');
  expect(JSON.stringify(product.lastCard())).toContain('could not be put into your OneDrive');

  const fetched = await fetch(link);
  expect(fetched.headers.get('content-disposition')).toContain(`filename*=UTF-8''Families%E2%80%99%20report.docx`);
  expect(fetched.headers.get('cache-control')).toBe('no-store');
  expect(Buffer.from(await fetched.arrayBuffer()).equals(BYTES)).toBe(true);
  const [start = ''] = link.split(/[\w-]{32}$/);
  expect((await fetch(`${start}${'A'.repeat(32)}`)).status).toBe(404);
  now = new Date('2026-11-25T10:00:01Z');
  const over = await fetch(link);
  expect([over.status, await over.text()]).toEqual([410, expect.stringContaining('ask for it again in Teams')]);
});

it('a document is given to nobody but the person it was offered to', async () => {
  const { id } = await offer(PERFORMANCE);
  const puts = host.puts.length;
  await answer(MANAGER, 'accept', id);
  await answer(OWNER, 'accept', 'made-up');
  expect(host.puts).toHaveLength(puts);
  expect(JSON.stringify(product.lastCard())).toContain('That document is gone');
});

it('somebody who is not of the performance team may not drop a register, and nothing is fetched from elsewhere', async () => {
  await product.type(OWNER, '', dropped('measures.xlsx', 'https://evil.example/measures.xlsx'));
  expect(product.connector.texts().join('\n')).toMatch(/performance team|do not fetch files from there/);
  expect(() => pressOf(product.lastCard(), 'applyImport')).toThrow();
});
