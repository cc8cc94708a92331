import { droppedFiles, fetchFile, isFileHost, putFile } from '../../src/teams/files.ts';
import { MOST_FILE_BYTES } from '../../src/messaging/files.ts';
import { dropped, fileHost, type FileHost } from '../support/file-host.ts';

const config = { fileHosts: ['.sharepoint.com', '127.0.0.1'] };
let host: FileHost;
beforeAll(async () => {
  host = await fileHost({
    '/file': Buffer.from('code,title'),
    '/long': Buffer.alloc(MOST_FILE_BYTES + 1),
  });
});
afterAll(() => host.close());

it.each([
  ['https://contoso-my.sharepoint.com/download.aspx?x=1', true],
  ['http://127.0.0.1:4000/file', true],
  ['http://contoso.sharepoint.com/file', false],
  ['https://contoso.sharepoint.com.evil.example/file', false],
  ['https://evilsharepoint.com/file', false],
  ['https://contoso.sharepoint.com@evil.example/file', false],
  ['https://user@contoso.sharepoint.com/file', false],
  ['https://contoso.sharepoint.com:8443/file', false],
  ['https://169.254.169.254/metadata', false],
  ['file:///etc/passwd', false],
  ['', false],
])('an address of %s is one that files come from: %s', (address, allowed) => {
  expect(isFileHost(address, config)).toBe(allowed);
});

it('a file is fetched as it is, and one over five megabytes is left off', async () => {
  expect(await fetchFile(`${host.url}/file`, config)).toEqual({ kind: 'read', bytes: Buffer.from('code,title') });
  expect(await fetchFile(`${host.url}/long`, config)).toEqual({ kind: 'refused', why: 'tooLarge' });
});

it('no redirect is followed, a missing file is gone, and another host is never asked', async () => {
  const before = host.asked.length;
  expect(await fetchFile(`${host.url}/elsewhere`, config)).toEqual({ kind: 'refused', why: 'gone' });
  expect(host.asked.slice(before)).toEqual(['/elsewhere']);
  expect(await fetchFile(`${host.url}/missing`, config)).toEqual({ kind: 'refused', why: 'gone' });
  expect(await fetchFile(host.url.replace('127.0.0.1', 'localhost'), config)).toEqual({
    kind: 'refused',
    why: 'notOurs',
  });
  expect(await putFile('https://evil.example/upload', Buffer.from('x'), config)).toBe(false);
});

it('only files count as dropped, however odd the attachments are', () => {
  const message = (attachments: unknown) => ({ type: 'message', attachments }) as never;
  const names = (attachments: unknown) => droppedFiles(message(attachments), config).map(({ name }) => name);
  expect(names(dropped('register.xlsx', 'https://x.sharepoint.com/a').attachments)).toEqual(['register.xlsx']);
  expect(names([null, 1, 'x', {}, { contentType: 7 }, { contentType: 'image/*' }])).toEqual([]);
  expect(names('none')).toEqual([]);
});
