import { readyToSend } from '../../src/messaging/use-cases/deliver.ts';
import { previewMessages } from '../../src/messaging/use-cases/message-preview.ts';
import { testClock } from '../support/azurite.ts';
import { pressOf } from '../support/fake-connector.ts';
import { OFFICER, OWNER, runningProduct } from '../support/running-product.ts';
import { registerOf } from '../support/small-register.ts';

const CHANNEL = '19:families@thread.tacv2';
const inChannel = {
  conversation: { id: `${CHANNEL};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: 'tenant' },
  channelData: { tenant: { id: 'tenant' }, team: { id: '19:general@thread.tacv2' }, channel: { id: CHANNEL } },
};

let product: Awaited<ReturnType<typeof runningProduct>>;
beforeAll(async () => {
  const clock = testClock('2026-11-26T10:00:00Z');
  product = await runningProduct({ clock, register: registerOf('head.of.service@example.gov.uk') });
  for (const who of [OWNER, OFFICER]) await product.install(who);
  await product.type(OWNER, 'due');
  await product.type(OWNER, 'PMIF-LAC-N 489 because two homes closed this summer, so more children came into care.');
  await product.type(OFFICER, '<at>Performance</at> committee families', inChannel);
  await product.type(OFFICER, 'committee families');
  await product.press(OFFICER, pressOf(product.lastCard(), 'releaseCommitteeDigest'));
  const confirm = pressOf(product.lastCard(), 'releaseCommitteeDigest', ({ step }) => step === 'confirm');
  await product.press(OFFICER, confirm);
});
afterAll(() => product.close());

it('a dry delivery shows a committee’s paper with its links, and keeps no file of it', async () => {
  const { services } = product;
  const { messages } = await readyToSend(services);
  const papers = messages.filter(({ kind }) => kind === 'committeePaper');
  const before = await services.store.documents.ids();
  const [paper] = await previewMessages(services, papers);
  expect(paper?.view).toMatchObject({
    kind: 'committeeDigest',
    files: [
      { format: 'docx', link: expect.stringContaining('/d/') as string },
      { format: 'html', link: expect.stringContaining('/d/') as string },
    ],
  });
  expect(await services.store.documents.ids()).toEqual(before);
});
